/** What a line can do. */
export interface LineFigures {
  /** What arrived, in bits per second; up and down at the same time. */
  readonly throughputBps: number;
  /** There and back, in milliseconds, with nothing else on the line; null when no answer came. */
  readonly rttMs: number | null;
  /** Of what was sent, 0 to 1. */
  readonly loss: number;
}

/** What was counted while a line was loaded. Times in milliseconds. */
export interface LineCounts {
  readonly sent: number;
  /** When each packet of load arrived, and its size in bytes. */
  readonly arrivals: readonly { readonly atMs: number; readonly bytes: number }[];
  readonly roundTripsMs: readonly number[];
  readonly loadedFromMs: number;
  readonly loadedUntilMs: number;
}

/** Congestion control starts slowly (RFC 9260, 7.2.1): what it needs to get going does not count. */
const WARM_UP_MS = 1_000;

/** @returns what the counts of one line come to, from when its load has got going */
export function lineFigures(counts: LineCounts): LineFigures {
  const { sent, arrivals, roundTripsMs, loadedFromMs, loadedUntilMs } = counts;
  const fromMs = loadedFromMs + WARM_UP_MS;
  const bytes = arrivals
    .filter(({ atMs }) => atMs >= fromMs && atMs <= loadedUntilMs)
    .reduce((sum, arrival) => sum + arrival.bytes, 0);
  const seconds = (loadedUntilMs - fromMs) / 1_000;
  return {
    throughputBps: seconds > 0 ? Math.round((bytes * 8) / seconds) : 0,
    rttMs: median(roundTripsMs),
    loss: sent > 0 ? Math.max(0, 1 - arrivals.length / sent) : 0,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
