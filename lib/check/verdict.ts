import { qualityFor } from '../media/quality-table';
import type { CheckSnapshot } from './check-snapshot';
import { relaySteps } from './check-snapshot';
import type { LineFigures } from './line-figures';

/** Which ways lead out of this network. */
export type Ways =
  | 'all'
  | 'relayOnly'
  | 'directOnly'
  /** The server has no relay to offer; a direct way seems open. */
  | 'withoutRelay'
  /** The server lets only those in a room use its relay; a direct way seems open. */
  | 'relayInRoom'
  /** The same, and nothing was seen of UDP. */
  | 'knownInRoom'
  | 'none'
  /** There is no relay to test with, and nothing was seen of UDP. */
  | 'unknown'
  | 'noServer';

/** How much goes through, from much to little. */
export type Capacity = 'sharpest' | 'sharp' | 'medium' | 'small' | 'few' | 'sound' | 'none';

/** What a check comes to; the words for it are in the catalogues. */
export interface Verdict {
  readonly ways: Ways;
  /** Null when nothing was measured. */
  readonly capacity: Capacity | null;
  readonly unsteady: boolean;
}

/** Above it pictures freeze in spite of what decoders can repair. */
const MAX_LOSS = 0.05;
/** Above it people talk over each other (ITU-T G.114 advises against 400 ms one way). */
const MAX_RTT_MS = 500;

/** @returns what a check says of calls from here: by the best of the lines that were measured */
export function verdict({ steps }: CheckSnapshot): Verdict {
  const lines = relaySteps.flatMap((step) => {
    const state = steps[step];
    return state.status === 'good' && state.figures ? [state.figures] : [];
  });
  const best = lines.reduce<LineFigures | null>(
    (most, line) => (most && most.throughputBps >= line.throughputBps ? most : line),
    null,
  );
  return {
    ways: waysOf(steps),
    capacity: best && capacityOf(best.throughputBps),
    unsteady: best !== null && (best.loss > MAX_LOSS || (best.rttMs ?? 0) > MAX_RTT_MS),
  };
}

function waysOf(steps: CheckSnapshot['steps']): Ways {
  if (steps.server.status === 'bad') return 'noServer';
  const relayOffered = relaySteps.some((step) => steps[step].status !== 'skipped');
  const relayWorks = relaySteps.some((step) => steps[step].status === 'good');
  // Who gets to the relay over UDP has UDP: without a NAT between there is nothing else to be seen of it.
  const udpWorks = steps.direct.status === 'good' || steps.udp.status === 'good';
  if (relayWorks) return udpWorks ? 'all' : 'relayOnly';
  const relayInRoom = relaySteps.some((step) => steps[step].status === 'unsure');
  if (relayInRoom) return udpWorks ? 'relayInRoom' : 'knownInRoom';
  if (relayOffered) return udpWorks ? 'directOnly' : 'none';
  return udpWorks ? 'withoutRelay' : 'unknown';
}

/** What one of so many people sends, in bits per second: as much comes in, over the same line. */
function needOf(people: number): number {
  const { camera, audio } = qualityFor(people);
  return (people - 1) * (camera.bitrate + audio.bitrate);
}

/** @param throughputBps up and down at the same time, bits per second */
export function capacityOf(throughputBps: number): Capacity {
  const smallest = qualityFor(5);
  const levels: readonly [Capacity, number][] = [
    ['sharpest', needOf(2)],
    ['sharp', needOf(3)],
    ['medium', needOf(4)],
    ['small', needOf(5)],
    ['few', smallest.camera.bitrate + smallest.audio.bitrate],
    ['sound', smallest.audio.bitrate],
  ];
  return levels.find(([, need]) => throughputBps >= need)?.[0] ?? 'none';
}
