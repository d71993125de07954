import type { RelayContender } from './relay-contender';
import { makePair } from './relay-flow';
import type { LoadResult } from './relay-load';
import { runLoad } from './relay-load';
import type { SignallingProbe } from './signalling-latency';

/** Every two of five people have a link, and media goes both ways on it: 20 streams. */
const LINKS = 10;
const MBITS_PER_STREAM = 1;

export interface RoomResult extends LoadResult {
  readonly signallingP99Ms: number;
}

/** A room of five in which nobody reaches anybody directly. */
export async function measureRoom(
  relay: RelayContender,
  signalling: SignallingProbe,
  seconds: number,
): Promise<RoomResult> {
  const flows = [];
  for (let link = 0; link < LINKS; link++) flows.push(...(await makePair(relay)));
  const load = runLoad(flows, MBITS_PER_STREAM, seconds, relay.pid);
  const signallingP99Ms = await signalling.during(load);
  const result = await load;
  await Promise.all(flows.map((flow) => flow.close()));
  return { ...result, signallingP99Ms };
}
