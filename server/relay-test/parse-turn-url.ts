import { bareHost } from '../net/authority';
import type { RelayTarget } from './relay-target';

const TURN_URL = /^(turns?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/;

/** RFC 7065, section 3.2. @returns null for what is no such URL, or `turns:` over UDP, which is DTLS */
export function parseTurnUrl(url: string): RelayTarget | null {
  const [, scheme, host = '', port, transport] = TURN_URL.exec(url) ?? [];
  if (scheme === undefined) return null;
  const isSecure = scheme === 'turns';
  if (isSecure && transport === 'udp') return null;
  return {
    name: url,
    transport: isSecure ? 'tls' : transport === 'tcp' ? 'tcp' : 'udp',
    host: bareHost(host),
    port: port === undefined ? (isSecure ? 5_349 : 3_478) : Number(port),
    verifyCertificate: true,
  };
}
