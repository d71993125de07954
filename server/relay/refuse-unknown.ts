import { encodeUnknownAttributes } from './codec/error-code';
import { ATTRIBUTE, unknownRequiredTypes } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import type { Reply } from './reply';
import { refusal } from './reply';

/**
 * A 420 for attributes that must be understood and are not (RFC 8489 section 6.3.1).
 *
 * @returns null when there are none
 */
export function refuseUnknown(request: StunMessage): Reply | null {
  const unknown = unknownRequiredTypes(request.attributes);
  if (unknown.length === 0) return null;
  const value = encodeUnknownAttributes(unknown);
  return refusal(420, { type: ATTRIBUTE.unknownAttributes, value });
}
