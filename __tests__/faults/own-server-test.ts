import { loopback } from '../e2e/support/production-server';
import { test as base } from '../e2e/support/test';
import { OwnServer } from './own-server';

/** A test with a server of its own, and with pages that may say that a network or a server is away. */
export const test = base.extend<{
  /** What the server finds in its environment besides. */
  settings: Readonly<Record<string, string>>;
  server: OwnServer;
}>({
  settings: [{}, { option: true }],
  expectedErrors: async ({}, use) => {
    // A server that starts refuses, in words that are neither a script nor a style.
    await use([/ERR_|WebSocket|status of 503|MIME type/]);
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
