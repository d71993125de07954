import type { Person } from '../e2e/support/person';

/** A time without a new picture, in milliseconds since the epoch. */
export interface MediaGap {
  readonly fromMs: number;
  readonly toMs: number;
}

declare global {
  interface Window {
    /** Begins anew, and tells of the longest gap before. */
    takeLongestGap: () => MediaGap;
  }
}

/**
 * Runs in the page. Looks ten times a second whether each picture that is to come still does, over whichever
 * connection, and keeps the longest time in which one of them did not. Self-contained, because only its
 * source text travels to the browser.
 */
function watchGaps(pictures: number): void {
  const lookEveryMs = 100;
  const known = new Map<string, number>();
  let advancedMs: number[] = [];
  let longest: MediaGap = { fromMs: 0, toMs: 0 };

  const begin = () => {
    advancedMs = Array.from({ length: pictures }, () => Date.now());
    longest = { fromMs: Date.now(), toMs: Date.now() };
  };

  const look = async () => {
    const tracks = await window.callProbe.inbound();
    const nowMs = Date.now();
    const advanced = tracks.filter(
      ({ id, kind, framesDecoded }) => kind === 'video' && framesDecoded > (known.get(id) ?? 0),
    );
    for (const { id, framesDecoded } of tracks) known.set(id, framesDecoded);
    // As many as advanced are in time again: those that waited longest.
    advancedMs.sort((one, other) => one - other);
    advancedMs = advancedMs.map((ms, index) => (index < advanced.length ? nowMs : ms));
    const fromMs = Math.min(...advancedMs);
    if (nowMs - fromMs > longest.toMs - longest.fromMs) longest = { fromMs, toMs: nowMs };
  };

  const run = () => void look().finally(() => setTimeout(run, lookEveryMs));
  window.takeLongestGap = () => {
    const taken = longest;
    begin();
    return taken;
  };
  begin();
  run();
}

/** Follows the pictures of this person's others from now on. */
export async function followPictures(person: Person, others: number): Promise<void> {
  await person.page.evaluate(watchGaps, others);
}

/** @returns the longest gap that any of them had since this was asked last */
export async function takeLongestGap(people: readonly Person[]): Promise<MediaGap> {
  const gaps = await Promise.all(
    people.map(({ page }) => page.evaluate(() => window.takeLongestGap())),
  );
  return gaps.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one));
}

export function lengthOf({ fromMs, toMs }: MediaGap): number {
  return toMs - fromMs;
}
