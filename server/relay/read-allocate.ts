import type { ErrorCode } from './codec/error-code';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { AddressFamily } from './codec/transport-address';
import { DEFAULT_LIFETIME_SECONDS, requestedLifetime } from './lifetime';
import { additionalFamily, requestedFamily } from './requested-family';

export type AllocateWish =
  | {
      readonly status: 'wish';
      /** `none`: the client does not say. */
      readonly family: AddressFamily | 'none';
      readonly evenPort: boolean;
      readonly lifetimeSeconds: number;
    }
  | { readonly status: 'refused'; readonly code: ErrorCode };

const UDP = 17;
const TOKEN_BYTES = 8;
const RESERVE_NEXT_PORT = 0x80;

/**
 * What an Allocate request asks for: the checks 3 to 9 of RFC 8656 section 7.2, in their order. We never
 * reserve a port: EVEN-PORT with its R bit and any RESERVATION-TOKEN get the 508 that is meant for a
 * server that cannot satisfy them.
 */
export function readAllocate(request: StunMessage): AllocateWish {
  const transport = findAttribute(request, ATTRIBUTE.requestedTransport);
  if (transport?.length !== 4) return refused(400);
  if (transport[0] !== UDP) return refused(442);

  const family = requestedFamily(request);
  const additional = additionalFamily(request);
  const evenPort = findAttribute(request, ATTRIBUTE.evenPort);
  const token = findAttribute(request, ATTRIBUTE.reservationToken);
  if (token) {
    const isAlone = !evenPort && family === 'none' && additional === 'none';
    return refused(isAlone && token.length === TOKEN_BYTES ? 508 : 400);
  }
  if (family === 'malformed' || (family !== 'none' && additional !== 'none')) return refused(400);
  if (family === 'unsupported') return refused(440);
  if (evenPort && evenPort.length !== 1) return refused(400);
  if (evenPort && ((evenPort[0] ?? 0) & RESERVE_NEXT_PORT) !== 0) {
    return refused(additional === 'none' ? 508 : 400);
  }
  if (additional !== 'none' && additional !== 6) return refused(400);

  const lifetimeSeconds = requestedLifetime(request);
  if (lifetimeSeconds === null) return refused(400);
  return {
    status: 'wish',
    family,
    evenPort: evenPort !== null,
    // Only a Refresh may ask for 0; here it is less than the default, which then holds.
    lifetimeSeconds: lifetimeSeconds || DEFAULT_LIFETIME_SECONDS,
  };
}

function refused(code: ErrorCode): AllocateWish {
  return { status: 'refused', code };
}
