import { offersRelay } from '../line/offers-relay';
import type { IceOffer } from '../signaling/events';
import type { CheckEdges } from './check-edges';
import { browserEdges } from './check-edges';
import { throughLoopback } from './loopback';

/** Whether the relay can be had from here, by whichever transport. Of one that is `inRoom` only a call can tell. */
export type RelayReach = 'reached' | 'unreached' | 'notOffered' | 'inRoom';

/** With UDP blocked the browser first waits for it before TCP and TLS have their turn. */
const LIMIT_MS = 12_000;

/**
 * The short form of the check: opens a channel through the relay and closes it again.
 *
 * @throws the signal's reason when it is aborted
 */
export async function relayReach(
  { iceServers, relayInRoom }: IceOffer,
  signal: AbortSignal,
  edges: CheckEdges = browserEdges,
): Promise<RelayReach> {
  if (!offersRelay(iceServers)) return relayInRoom ? 'inRoom' : 'notOffered';
  try {
    const options = { edges, iceServers, limitMs: LIMIT_MS, signal };
    return await throughLoopback(options, () => Promise.resolve('reached'));
  } catch (error) {
    if (signal.aborted) throw error;
    return 'unreached';
  }
}
