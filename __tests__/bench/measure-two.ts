import type { Browser } from '@playwright/test';
import type { Contender } from './contender';
import type { Traffic } from './traffic';
import { firstFrames, visit } from './visit';

export interface TwoResult {
  readonly navigationToFrameMs: number;
  readonly joinToFrameMs: number;
  readonly traffic: Traffic;
}

/** Somebody waits in a room; the newcomer's way from the navigation to the first remote frame. */
export async function measureTwo(
  browser: Browser,
  contender: Contender,
  room: string,
): Promise<TwoResult> {
  const resident = await visit(browser, contender, { room, person: 1, people: 2 });
  await resident.page.waitForFunction(() =>
    [...document.querySelectorAll('video')].some(({ videoWidth }) => videoWidth > 0),
  );
  const newcomer = await visit(browser, contender, { room, person: 2, people: 2 });
  const [firstMs = NaN] = await firstFrames(newcomer, 1);
  const traffic = await newcomer.traffic();
  const joinedMs = await newcomer.joinedMs();
  await Promise.all([resident, newcomer].map(({ page }) => page.context().close()));
  return {
    navigationToFrameMs: firstMs - newcomer.navigatedMs,
    joinToFrameMs: firstMs - joinedMs,
    traffic,
  };
}
