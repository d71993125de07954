import type { Browser } from '@playwright/test';
import type { Distances } from './late-line';
import { lateLine } from './late-line';
import { measurePress } from './measure-press';
import { median, spread } from './statistics';

/** At no distance, across a continent, and across an ocean. */
const distances: readonly Distances[] = [
  { server: 0, people: 0 },
  { server: 50, people: 60 },
  { server: 150, people: 200 },
];

/** For one distance, from the press of Join to the first remote frame, in milliseconds, a value a round. */
export interface Presses {
  readonly distance: Distances;
  /** Without links before joining. */
  readonly usual: number[];
  readonly early: number[];
}

/** Both ways take turns, so that what else the machine does meets both. */
export async function measurePresses(
  browser: Browser,
  port: number,
  rounds: number,
): Promise<Presses[]> {
  const results = distances.map((distance): Presses => ({ distance, usual: [], early: [] }));
  for (let round = 1; round <= rounds; round++) {
    console.log(`The press of Join, round ${String(round)} of ${String(rounds)}`);
    for (const [at, { distance, usual, early }] of results.entries()) {
      const line = await lateLine(port, distance);
      const room = `bench-press-${String(round)}-${String(at)}`;
      usual.push(await measurePress(browser, line.origin, { room, early: false }));
      early.push(await measurePress(browser, line.origin, { room: `${room}-early`, early: true }));
      line.close();
    }
  }
  return results;
}

/** Prints what was measured, and how it stands to what is to be reached. */
export function reportPresses(results: readonly Presses[]): void {
  if (results.every(({ early }) => early.length === 0)) return;
  console.log(
    '\nFrom the press of Join to the first remote frame, over the relay: median (least-most)',
  );
  for (const { distance, usual, early } of results) {
    const { server, people } = distance;
    const aimMs = server + people / 2 + 150;
    const share = median(early) / median(usual);
    console.log(
      `  S = ${String(server)} ms, p = ${String(people)} ms: links before ${spread(early, 'ms')}, ` +
        `without ${spread(usual, 'ms')}, times ${share.toFixed(2)}; ` +
        `aim ${String(aimMs)} ms ${median(early) <= aimMs ? 'reached' : 'MISSED'}`,
    );
  }
}
