import type { Allocation } from './allocation';
import type { StunMessage } from './codec/stun-message';
import { familyOf } from './codec/transport-address';
import { grantedLifetime, lifetimeAttribute } from './lifetime';
import type { Reply } from './reply';
import { refusal, success } from './reply';
import { requestedFamily } from './requested-family';

/**
 * Prolongs an allocation, or lets it expire at once when the client asks for a lifetime of 0 (RFC 8656
 * section 8.2). Whoever calls it ends what has expired.
 */
export function answerRefresh(request: StunMessage, allocation: Allocation, now: number): Reply {
  const family = requestedFamily(request);
  if (family === 'malformed') return refusal(400);
  if (family !== 'none' && family !== familyOf(allocation.relayed.address)) return refusal(443);
  const lifetimeSeconds = grantedLifetime(request);
  if (lifetimeSeconds === null) return refusal(400);
  allocation.until = now + lifetimeSeconds;
  return success(lifetimeAttribute(lifetimeSeconds));
}
