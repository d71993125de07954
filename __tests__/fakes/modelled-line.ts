import { BLOCK_BYTES, TOOK_GAP_MS } from '../../lib/transfer/limits';

export interface Line {
  /** Bytes a second that are free. */
  readonly capacity: number;
  /** Both ways, when there is no queue. */
  readonly delayMs: number;
}

/** Who hands blocks over to the line. */
export interface Sender {
  /** Whether one more may be handed over, while so many have not been heard of. */
  mayHand: (unheard: number, nowMs: number) => boolean;
  handed: (unheard: number, nowMs: number) => void;
  heard: (blocks: number, delayMs: number, unheard: number, nowMs: number) => void;
}

interface Flow {
  readonly sender: Sender;
  readonly flight: { readonly handedMs: number; readonly cameMs: number }[];
  readonly words: {
    readonly blocks: number;
    readonly handedMs: number;
    readonly heardMs: number;
  }[];
  saidMs: number;
  unheard: number;
}

/**
 * Each other end says at most every so often what has come, as pages do.
 *
 * @returns what became of a line that these share for so long, after the first three seconds
 */
export function runLine(
  senders: readonly Sender[],
  { capacity, delayMs }: Line,
  seconds: number,
  fromMs = 0,
) {
  const blockMs = (BLOCK_BYTES / capacity) * 1_000;
  const flows = senders.map((sender): Flow => ({
    sender,
    flight: [],
    words: [],
    saidMs: -Infinity,
    unheard: 0,
  }));
  /** Who handed something over last is at the end. */
  const turns = [...flows];
  let [freeMs, carried] = [fromMs, 0];
  const carriedOf = flows.map(() => 0);
  const queues: number[] = [];
  const endMs = fromMs + seconds * 1_000;
  for (let nowMs = fromMs; nowMs < endMs; nowMs += 1) {
    for (const [at, flow] of flows.entries()) {
      const { flight, words, sender } = flow;
      const isDue = nowMs - flow.saidMs >= TOOK_GAP_MS;
      const left = flight.findIndex(({ cameMs }) => cameMs > nowMs);
      const came = isDue ? flight.splice(0, left < 0 ? flight.length : left) : [];
      const last = came[came.length - 1];
      if (last) {
        flow.saidMs = nowMs;
        words.push({ blocks: came.length, handedMs: last.handedMs, heardMs: nowMs + delayMs / 2 });
        if (nowMs > fromMs + 3_000) {
          carried += came.length * BLOCK_BYTES;
          carriedOf[at] = (carriedOf[at] ?? 0) + came.length;
          queues.push(last.cameMs - last.handedMs - delayMs / 2 - blockMs);
        }
      }
      for (let first = words[0]; first && first.heardMs <= nowMs; first = words[0]) {
        words.shift();
        sender.heard(first.blocks, nowMs - first.handedMs, flow.unheard, nowMs);
        flow.unheard -= first.blocks;
      }
    }
    const next = () => turns.findIndex(({ sender, unheard }) => sender.mayHand(unheard, nowMs));
    for (let at = next(); at >= 0; at = next()) {
      for (const flow of turns.splice(at, 1)) {
        turns.push(flow);
        freeMs = Math.max(freeMs, nowMs) + blockMs;
        flow.flight.push({ handedMs: nowMs, cameMs: freeMs + delayMs / 2 });
        flow.unheard += 1;
        flow.sender.handed(flow.unheard, nowMs);
      }
    }
  }
  queues.sort((one, other) => one - other);
  return {
    used: carried / (seconds - 3) / capacity,
    queueMs: queues[Math.floor(queues.length * 0.95)] ?? 0,
    /** Blocks of each that came. */
    carriedOf,
  };
}
