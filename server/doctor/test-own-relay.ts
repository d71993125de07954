import { pino } from 'pino';
import type { Config } from '../config';
import { createServer } from '../create-server';
import { testTargets } from '../relay-front/test-targets';
import { testRelay } from '../relay-test/test-relay';
import type { TransportResult } from '../relay-test/transport-result';
import { provisionalTls } from '../tls/provisional-tls';

/**
 * Tests each way to the relay, at the server that runs, or at one that is started for it.
 *
 * @param running whether the server runs already
 * @throws {ConfigError} when a port cannot be had
 */
export async function testOwnRelay(config: Config, running: boolean): Promise<TransportResult[]> {
  const { kind } = config.relay;
  if (running || kind === 'external' || kind === 'off') return test(config);
  const server = createServer(
    { ...config, httpRedirectPort: null, metrics: null },
    {
      logger: pino({ level: 'silent' }),
      handler: (_request, response) => void response.writeHead(503).end(),
      tls: config.tls.mode === 'off' ? null : await provisionalTls(),
    },
  );
  try {
    const { port } = await server.listen();
    return await test({ ...config, port });
  } finally {
    await server.close();
  }
}

async function test({ relay, host, port, tls }: Config): Promise<TransportResult[]> {
  if (relay.kind === 'off') return [];
  const targets = testTargets(relay, { host, port, tls: tls.mode !== 'off' }, true);
  return testRelay(targets, relay.secret);
}
