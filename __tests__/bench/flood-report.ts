import type { Watched } from './bench-signalling';
import type { FloodCount } from './flooder';
import { percentile } from './statistics';
import type { RoomTimes } from './steady-room';

const COLUMNS = [16, 18, 6, 18, 26, 18, 8, 7, 10, 8, 8];

/**
 * Of those who don't flood: milliseconds, 50th and 99th percentile, and of signals the slowest; 'times': the latter of joining
 * against that without a flood; 'refused': of all that they asked for. Of who floods: messages or requests, what was opened
 * of connections or allocations, and what was refused of these and of requests.
 */
export function reportHead(): void {
  print([
    'flood',
    'join p50/p99',
    'times',
    'visit p50/p99',
    'signal p50/p99/slowest',
    'relay p50/p99',
    'refused',
    'server',
    'flooded',
    'opened',
    'refused',
  ]);
}

export function reportRow(
  name: string,
  { times, cpu }: Watched,
  quiet: RoomTimes,
  count?: FloodCount,
): void {
  const times99 = share(times.joinMs, 0.99) / share(quiet.joinMs, 0.99);
  print([
    name,
    pair(times.joinMs),
    times99.toFixed(1),
    pair(times.visitMs),
    `${pair(times.signalMs)}, ${share(times.signalMs, 1).toFixed(1)}`,
    pair(times.allocateMs),
    String(times.refused),
    `${(cpu * 100).toFixed(0)} %`,
    ...(count ? [count.messages, count.opened, count.refused].map(String) : []),
  ]);
}

function pair(values: readonly number[]): string {
  // Nobody came through in that time.
  if (values.length === 0) return 'none';
  return `${share(values, 0.5).toFixed(1)} / ${share(values, 0.99).toFixed(1)} ms`;
}

function share(values: readonly number[], of: number): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    of,
  );
}

function print(cells: readonly string[]): void {
  console.log(cells.map((cell, at) => cell.padEnd(COLUMNS[at] ?? 0)).join(' '));
}
