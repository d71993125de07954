import type { Watched } from './bench-signalling';
import type { FloodCount } from './flooder';
import { percentile } from './statistics';
import type { RoomTimes } from './steady-room';

const COLUMNS = [20, 18, 7, 18, 18, 8, 12, 10, 10];

/** In milliseconds, 50th and 99th percentile; 'times': the latter against that without a flood. */
export function reportHead(): void {
  print([
    'flood',
    'join p50/p99',
    'times',
    'visit p50/p99',
    'signal p50/p99',
    'server',
    'messages',
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
    pair(times.signalMs),
    `${(cpu * 100).toFixed(0)} %`,
    ...(count ? [count.messages, count.opened, count.refused].map(String) : []),
  ]);
}

function pair(values: readonly number[]): string {
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
