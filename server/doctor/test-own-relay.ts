import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { Config } from '../config';
import { createServer } from '../create-server';
import { iceCredentials } from '../ice/ice-credentials';
import { testTargets } from '../relay-front/test-targets';
import { testRelay } from '../relay-test/test-relay';
import type { TransportResult } from '../relay-test/transport-result';
import { createSelfSigned } from '../tls/create-self-signed';
import { createTlsServer } from '../tls/create-tls-server';
import { HeldCertificate } from '../tls/held-certificate';

const TEST_SECONDS = 60;

/**
 * Tests each way to the relay, at the server that runs, or at one that is started for it.
 *
 * @param running whether the server runs already
 */
export async function testOwnRelay(config: Config, running: boolean): Promise<TransportResult[]> {
  if (running || config.relay.kind === 'external') return test(config);
  const server = createServer(
    { ...config, httpRedirectPort: null },
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
  const user = `trial-${randomBytes(12).toString('base64url')}`;
  const expiresAt = Math.floor(Date.now() / 1_000) + TEST_SECONDS;
  const targets = testTargets(relay, { host, port, tls: tls.mode !== 'off' }, true);
  return testRelay(targets, iceCredentials(relay.secret, user, expiresAt));
}

/** TLS with a certificate that is used for nothing else, and kept nowhere. */
async function provisionalTls() {
  const source = Object.assign(
    new HeldCertificate(await createSelfSigned(['localhost'], Date.now())),
    {
      close: () => undefined,
    },
  );
  return {
    server: createTlsServer(source),
    answerChallenge: () => false,
    start: () => undefined,
    close: () => undefined,
  };
}
