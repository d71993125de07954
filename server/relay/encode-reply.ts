import { encodeErrorCode } from './codec/error-code';
import { encodeStunMessage } from './codec/encode-stun-message';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import type { Reply } from './reply';

const SOFTWARE = { type: ATTRIBUTE.software, value: Buffer.from('Tertulia') };

/**
 * Writes the answer to a request (RFC 8489 section 6.3.1). It has a fingerprint if the request has one. What
 * is not signed may be for a sender that was forged, and has nothing in it that is not needed.
 *
 * @param key signs it; null when the request was not authenticated (section 9.2.4)
 */
export function encodeReply(request: StunMessage, reply: Reply, key: Buffer | null): Buffer {
  const error =
    reply.status === 'error'
      ? [{ type: ATTRIBUTE.errorCode, value: encodeErrorCode(reply.code) }]
      : [];
  return encodeStunMessage({
    method: request.method,
    messageClass: reply.status,
    transactionId: request.transactionId,
    attributes: [...error, ...reply.attributes, ...(key ? [SOFTWARE] : [])],
    key,
    fingerprint: request.hasFingerprint,
  });
}
