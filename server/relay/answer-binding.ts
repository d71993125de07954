import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { encodeXorAddress } from './codec/xor-address';
import type { TransportAddress } from './codec/transport-address';
import { refuseUnknown } from './refuse-unknown';
import type { Reply } from './reply';
import { success } from './reply';

/** Tells a client how it is seen from here (RFC 8489 sections 2 and 6.3.1). Anybody may ask. */
export function answerBinding(request: StunMessage, remote: TransportAddress): Reply {
  return (
    refuseUnknown(request) ??
    success({
      type: ATTRIBUTE.xorMappedAddress,
      value: encodeXorAddress(remote, request.transactionId),
    })
  );
}
