import type { Allocation } from './allocation';
import { encodeAddressErrorCode } from './codec/error-code';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { encodeXorAddress } from './codec/xor-address';
import { lifetimeAttribute } from './lifetime';
import type { Reply } from './reply';
import { success } from './reply';
import { additionalFamily, FAMILY_CODE } from './requested-family';

/**
 * The answer to an Allocate request, the first time and when it is retransmitted (RFC 8656 section 7.2).
 * Who asks for a second address in IPv6 is told that there is none (item 9).
 */
export function describeAllocation(
  { relayed, path, until }: Allocation,
  request: StunMessage,
  now: number,
): Reply {
  const { transactionId } = request;
  const second = {
    type: ATTRIBUTE.addressErrorCode,
    value: encodeAddressErrorCode(FAMILY_CODE[6], 440),
  };
  return success(
    { type: ATTRIBUTE.xorRelayedAddress, value: encodeXorAddress(relayed, transactionId) },
    lifetimeAttribute(until - now),
    { type: ATTRIBUTE.xorMappedAddress, value: encodeXorAddress(path.remote, transactionId) },
    ...(additionalFamily(request) === 6 ? [second] : []),
  );
}
