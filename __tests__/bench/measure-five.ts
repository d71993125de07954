import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { Contender } from './contender';
import type { Visit } from './visit';
import { firstFrames, visit } from './visit';

const PEOPLE = 5;
/** After the last first frame, before frame rates are read, and for how long they are. */
const SETTLE_MS = 3_000;
const READ_MS = 6_000;

export interface FiveResult {
  /** From the fifth's joining until all 20 directed links have decoded a frame. */
  readonly allLinksMs: number;
  /** Frames a second of each of the 20 directed links in the steady state. */
  readonly frameRates: readonly number[];
}

/** Four people talk; the fifth comes. */
export async function measureFive(
  browser: Browser,
  contender: Contender,
  room: string,
): Promise<FiveResult> {
  const visits: Visit[] = [];
  for (let person = 1; person <= PEOPLE; person++) {
    const came = await visit(browser, contender, { room, person, people: PEOPLE });
    visits.push(came);
    if (person < PEOPLE) await Promise.all(visits.map((one) => firstFrames(one, person - 1)));
  }
  const firsts = await Promise.all(visits.map((one) => firstFrames(one, PEOPLE - 1)));
  const joinedMs = (await visits.at(-1)?.joinedMs()) ?? NaN;
  const frameRates = await readFrameRates(visits);
  await Promise.all(visits.map(({ page }) => page.context().close()));
  return { allLinksMs: Math.max(...firsts.flat()) - joinedMs, frameRates };
}

async function readFrameRates(visits: readonly Visit[]): Promise<number[]> {
  const read = () =>
    Promise.all(
      visits.map(async ({ page }) => ({
        frames: await page.evaluate(() => window.frameProbe.framesDecoded()),
        atMs: Date.now(),
      })),
    );
  await delay(SETTLE_MS);
  const before = await read();
  await delay(READ_MS);
  const after = await read();
  return after.flatMap(({ frames, atMs }, person) =>
    frames.map((count, link) => {
      const earlier = before[person];
      const seconds = (atMs - (earlier?.atMs ?? NaN)) / 1_000;
      return (count - (earlier?.frames[link] ?? NaN)) / seconds;
    }),
  );
}
