export type Protocol = 'http' | 'tls' | 'stun' | 'unknown';

const TLS_HANDSHAKE = 0x16;
const LAST_STUN_BYTE = 0x03;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Tells what a client speaks by the first byte it sends: a TLS record of a handshake (RFC 8446, section
 * 5.1), a STUN message (RFC 7983, section 7), or an HTTP method, before which empty lines may stand
 * (RFC 9112, section 2.2).
 */
export function protocolOf(firstByte: number): Protocol {
  if (firstByte === TLS_HANDSHAKE) return 'tls';
  if (firstByte <= LAST_STUN_BYTE) return 'stun';
  const isLetter = /[A-Za-z]/.test(String.fromCharCode(firstByte));
  return isLetter || firstByte === CR || firstByte === LF ? 'http' : 'unknown';
}
