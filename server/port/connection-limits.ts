import type { GuardConfig } from '../config/guard-config';
import type { HoldingLimits } from '../shares/holdings';

/**
 * For each person who may be connected: signalling keeps one connection, a page that loads takes up to six more
 * for a moment, and a call that is relayed over TCP some.
 */
const PER_PERSON = 4;

/** What a few browsers have open at the same time, however few people an address may have. */
const LEAST = 256;

/** As long as there are any left: a network with some people in it. */
const AT_LEAST = 64;

/**
 * How many TCP connections a port has.
 *
 * @param ofProxies all of them come from proxies of our own: only their number counts
 */
export function connectionLimits(
  { maxConnections, maxConnectionsPerAddress }: GuardConfig,
  ofProxies: boolean,
): HoldingLimits {
  const total = Math.max(2 * LEAST, PER_PERSON * maxConnections);
  if (ofProxies) return { total, perNetwork: total, atLeast: total };
  const perNetwork = Math.min(total, Math.max(LEAST, PER_PERSON * maxConnectionsPerAddress));
  return { total, perNetwork, atLeast: AT_LEAST };
}
