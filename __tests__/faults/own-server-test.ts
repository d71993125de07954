import { loopback } from '../e2e/support/production-server';
import { test as base } from '../e2e/support/test';
import { awayErrors } from './away-errors';
import { OwnServer } from './own-server';

/** A test with a server of its own, and with pages that may say that a network or a server is away. */
export const test = base.extend<{
  /** What the server finds in its environment besides. */
  settings: Readonly<Record<string, string>>;
  server: OwnServer;
}>({
  settings: [{}, { option: true }],
  expectedErrors: async ({}, use) => {
    await use(awayErrors);
  },
  server: async ({ settings }, use) => {
    const place = await loopback();
    const server = await OwnServer.start({ ...place, env: { ...place.env, ...settings } });
    await use(server);
    await server.close();
  },
  origin: async ({ server }, use) => {
    await use(server.origin);
  },
});
