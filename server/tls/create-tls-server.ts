import type { Server, TLSSocket } from 'node:tls';
import { createSecureContext, createServer } from 'node:tls';
import type { CertificatePair } from './certificate-pair';
import type { CertificateSource } from './certificate-source';

export interface TlsServerOptions {
  /** The certificate that answers a TLS-ALPN-01 challenge for this name, null when there is none. */
  challengeFor?: (servername: string) => CertificatePair | null;
  /** How long a handshake may take, in milliseconds. */
  handshakeMs?: number;
}

/** RFC 8737, section 6.2. */
const ACME_PROTOCOL = 'acme-tls/1';

/** For browsers, and for STUN and TURN over TLS (RFC 7443). No HTTP/2: WebSockets and the relay want none. */
const PROTOCOLS = ['http/1.1', 'stun.turn', 'stun.nat-discovery'];

/** Unless it is said otherwise. */
export const TLS_HANDSHAKE_MS = 10_000;

/**
 * A TLS server that never listens: it is given sockets with `emit('connection', socket)`, and
 * `secureConnection` gives the decrypted ones. Connections outlive a change of certificate; new ones get
 * the new one.
 */
export function createTlsServer(source: CertificateSource, options: TlsServerOptions = {}): Server {
  const settings = { minVersion: 'TLSv1.2' } as const;

  const server = createServer({
    ...settings,
    ...source.current,
    handshakeTimeout: options.handshakeMs ?? TLS_HANDSHAKE_MS,
    /** @returns undefined to end the handshake: there is no protocol in common (RFC 7301, section 3.2) */
    ALPNCallback(this: TLSSocket, { servername, protocols }) {
      if (!protocols.includes(ACME_PROTOCOL)) {
        return PROTOCOLS.find((protocol) => protocols.includes(protocol));
      }
      const challenge = options.challengeFor?.(servername) ?? null;
      if (!challenge) return undefined;
      this.setKeyCert(createSecureContext({ ...challenge }));
      return ACME_PROTOCOL;
    },
  });
  // The handshake was all that the validation wanted (RFC 8737, section 3).
  server.prependListener('secureConnection', (socket) => {
    if (socket.alpnProtocol === ACME_PROTOCOL) socket.destroy();
  });
  // Node only tells of a handshake that failed or took too long, and keeps the connection.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  source.onChange(() => server.setSecureContext({ ...settings, ...source.current }));
  return server;
}
