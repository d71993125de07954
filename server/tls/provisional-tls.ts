import { createSelfSigned } from './create-self-signed';
import type { TlsServerOptions } from './create-tls-server';
import { createTlsServer } from './create-tls-server';
import { HeldCertificate } from './held-certificate';
import type { Tls } from './open-tls';

/** TLS with a certificate that is kept nowhere, for this machine alone: for tests of what is behind it. */
export async function provisionalTls(options: TlsServerOptions = {}): Promise<Tls> {
  const names = ['localhost', '127.0.0.1', '::1'];
  const held = new HeldCertificate(await createSelfSigned(names, Date.now()));
  const source = Object.assign(held, { close: () => undefined });
  return {
    server: createTlsServer(source, options),
    source,
    answerChallenge: () => false,
    start: () => undefined,
    close: () => undefined,
  };
}
