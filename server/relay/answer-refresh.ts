import type { Allocation } from './allocation';
import type { StunMessage } from './codec/stun-message';
import { familyOf } from './codec/transport-address';
import { lifetimeAttribute, requestedLifetime } from './lifetime';
import type { Reply } from './reply';
import { refusal, success } from './reply';
import { requestedFamily } from './requested-family';

/**
 * Prolongs an allocation, or lets it expire at once when the client asks for a lifetime of 0 (RFC 8656
 * section 8.2). Whoever calls it ends what has expired.
 *
 * @param mostSeconds for how long the client's credential lets it live
 */
export function answerRefresh(
  request: StunMessage,
  allocation: Allocation,
  mostSeconds: number,
  now: number,
): Reply {
  const family = requestedFamily(request);
  if (family === 'malformed') return refusal(400);
  if (family !== 'none' && family !== familyOf(allocation.relayed.address)) return refusal(443);
  const wantedSeconds = requestedLifetime(request);
  if (wantedSeconds === null) return refusal(400);
  const lifetimeSeconds = Math.min(wantedSeconds, mostSeconds);
  allocation.until = now + lifetimeSeconds;
  return success(lifetimeAttribute(lifetimeSeconds));
}
