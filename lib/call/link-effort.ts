/** An attempt that has not succeeded after this time will not; ICE itself gives up at about the same time. */
const PATIENCE_MS = 15_000;

/** Before the second, the third attempt. The third is the last one that is made without being asked for. */
const PAUSES_MS = [1_000, 3_000] as const;

/** One side is enough. The other one steps in when nothing is heard of it. */
const POLITE_GRACE_MS = 4_000;

/** Direct pairs that work do so sooner; what is left to be tried by then is the relay. */
const DIRECT_MS = 4_000;

/** What was done so far to get a link up. Times in milliseconds on the engine's clock. */
export interface LinkEffort {
  /** Since the link was up, or since the person asked for it. */
  readonly attempts: number;
  readonly sinceMs: number;
  /** When the attempt has had its time: in the past once it failed. */
  readonly endsMs: number;
}

export type EffortVerdict =
  | 'wait'
  /** The same, but direct ways had their time. */
  | 'waitForRelay'
  /** It is this side's turn to make the next attempt. */
  | 'retry'
  /** Nothing more happens by itself. */
  | 'exhausted';

export function effortAt(nowMs: number, attempts: number): LinkEffort {
  return { attempts, sinceMs: nowMs, endsMs: nowMs + PATIENCE_MS };
}

/** The attempt is over before its time. */
export function effortFailed(effort: LinkEffort, nowMs: number): LinkEffort {
  return { ...effort, endsMs: Math.min(effort.endsMs, nowMs) };
}

/** @param polite whether the other side goes first. */
export function judgeEffort(effort: LinkEffort, polite: boolean, nowMs: number): EffortVerdict {
  const { attempts, sinceMs, endsMs } = effort;
  const pause = PAUSES_MS[Math.max(0, attempts - 1)];
  if (nowMs >= endsMs) {
    if (pause === undefined) return 'exhausted';
    if (nowMs >= endsMs + pause + (polite ? POLITE_GRACE_MS : 0)) return 'retry';
  }
  return attempts > 1 || nowMs - sinceMs >= DIRECT_MS ? 'waitForRelay' : 'wait';
}
