import { awayErrors } from '../../faults/away-errors';
import { test as base } from '../support/test';

/** The network tests' test, with pages that may say that a network or a server is away. */
export const test = base.extend({
  expectedErrors: async ({}, use) => {
    await use(awayErrors);
  },
});
