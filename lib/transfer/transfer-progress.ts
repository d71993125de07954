import { over } from './transfer-snapshot';
import type { TransferEnd, TransferState, TransferView } from './transfer-snapshot';

export interface TransferProgress {
  /** That have come, at everybody who still gets them. */
  readonly bytes: number;
  readonly total: number;
  /** Of `total`, whole per cent, rounded down: 100 is all of it. */
  readonly percent: number;
  /** Bytes a second, all together. */
  readonly speed: number;
  /** Until the slowest one has all of it; null while nobody can know. */
  readonly secondsLeft: number | null;
}

const going: ReadonlySet<TransferState> = new Set(['preparing', 'running', 'checking']);

/** @returns how far a file has come, over all those who get it */
export function progressOf({ size, ends }: Pick<TransferView, 'size' | 'ends'>): TransferProgress {
  const takers = ends.filter(
    ({ state }) => state === 'done' || !(over.has(state) || state === 'left'),
  );
  const counted = takers.length > 0 ? takers : ends;
  const bytes = sum(counted.map((end) => end.bytes));
  const total = size * counted.length;
  const running = ends.filter(({ state }) => state === 'running');
  const isAll = counted.length > 0 && counted.every(({ state }) => state === 'done');
  return {
    bytes,
    total,
    percent: isAll ? 100 : percentOf(bytes, total),
    speed: sum(running.map((end) => end.speed)),
    secondsLeft: secondsLeft(size, running),
  };
}

/** @returns whole per cent of everything that is on its way, as for the page's title; null when nothing is */
export function overallPercent(transfers: readonly TransferView[]): number | null {
  const ends = transfers.flatMap(({ size, ends }) =>
    ends.filter(({ state }) => going.has(state)).map(({ bytes }) => ({ bytes, size })),
  );
  if (ends.length === 0) return null;
  return percentOf(sum(ends.map(({ bytes }) => bytes)), sum(ends.map(({ size }) => size)));
}

function secondsLeft(size: number, running: readonly TransferEnd[]): number | null {
  const moving = running.filter(({ speed }) => speed > 0);
  if (moving.length === 0) return null;
  return Math.max(...moving.map(({ bytes, speed }) => (size - bytes) / speed));
}

function percentOf(bytes: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * Math.min(bytes, total)) / total);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
