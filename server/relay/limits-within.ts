import type { HoldingLimits } from '../shares/holdings';
import type { RelayLimits } from './relay-limits';

/** With fewer the server could not test its own relay: two allocations over each of three transports. */
export const FEWEST_FOR_TRIALS = 6;

/**
 * The limits of a relay that has only so many ports to lend out: what it can't have is nobody's share, and
 * trials leave the rest to seats here too.
 */
export function limitsWithin(
  limits: RelayLimits,
  ports: { readonly min: number; readonly max: number },
): RelayLimits {
  const count = ports.max - ports.min + 1;
  const { seatAllocations: seats, trialAllocations: trials } = limits;
  const all = seats.total + trials.total;
  if (count >= all) return limits;
  const proportional = Math.floor((count * trials.total) / all);
  const fewest = Math.min(FEWEST_FOR_TRIALS, Math.floor(count / 2), trials.total);
  const forTrials = Math.max(proportional, fewest);
  return {
    ...limits,
    seatAllocations: scaled(seats, count - forTrials),
    trialAllocations: scaled(trials, forTrials),
  };
}

/** Of fewer in all, a network has the same part; but what it gets in any case, as long as there is one. */
function scaled({ total, perNetwork, atLeast }: HoldingLimits, fewer: number): HoldingLimits {
  const part = Math.ceil((perNetwork * fewer) / Math.max(1, total));
  return { total: fewer, perNetwork: Math.max(part, Math.min(atLeast, perNetwork)), atLeast };
}
