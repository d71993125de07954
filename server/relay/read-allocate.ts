import type { ErrorCode } from './codec/error-code';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { AddressFamily } from './codec/transport-address';
import { DEFAULT_LIFETIME_SECONDS, grantedLifetime } from './lifetime';
import { requestedFamily } from './requested-family';

export type AllocateWish =
  | {
      readonly status: 'wish';
      /** `any`: the client does not say. */
      readonly family: AddressFamily | 'any';
      readonly evenPort: boolean;
      readonly lifetimeSeconds: number;
    }
  | { readonly status: 'refused'; readonly code: ErrorCode };

const UDP = 17;
const RESERVE_NEXT_PORT = 0x80;

/**
 * What an Allocate request asks for (RFC 8656 section 7.2, the checks in its order). We never reserve a
 * port: EVEN-PORT with its R bit and any RESERVATION-TOKEN get 508, as the section says for a
 * server that cannot satisfy them.
 */
export function readAllocate(request: StunMessage): AllocateWish {
  const transport = findAttribute(request, ATTRIBUTE.requestedTransport);
  if (transport?.length !== 4) return refused(400);
  if (transport[0] !== UDP) return refused(442);

  const family = requestedFamily(request);
  const evenPort = findAttribute(request, ATTRIBUTE.evenPort);
  const token = findAttribute(request, ATTRIBUTE.reservationToken);
  if (family === 'malformed') return refused(400);
  if (token) {
    return refused(token.length !== 8 || evenPort || family !== 'any' ? 400 : 508);
  }
  if (family === 'unsupported') return refused(440);
  if (evenPort && evenPort.length !== 1) return refused(400);
  if (evenPort && ((evenPort[0] ?? 0) & RESERVE_NEXT_PORT) !== 0) return refused(508);

  const lifetimeSeconds = grantedLifetime(request);
  if (lifetimeSeconds === null) return refused(400);
  return {
    status: 'wish',
    family,
    evenPort: evenPort !== null,
    // An allocation for no time at all makes no sense; the section's rule gives the default.
    lifetimeSeconds: lifetimeSeconds || DEFAULT_LIFETIME_SECONDS,
  };
}

function refused(code: ErrorCode): AllocateWish {
  return { status: 'refused', code };
}
