import type { Person } from '../e2e/support/person';

/** A time without anything new, in milliseconds since the epoch. */
export interface MediaGap {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The longest of each. */
export interface MediaGaps {
  readonly picture: MediaGap;
  readonly sound: MediaGap;
}

declare global {
  interface Window {
    /** Begins anew, and tells of the longest gaps before. */
    takeLongestGaps: () => MediaGaps;
  }
}

/**
 * Runs in the page. Looks ten times a second whether each picture and each sound that is to come still does, over
 * whichever connection, and keeps the longest time in which one of them did not. Self-contained, because only its
 * source text travels to the browser.
 */
function watchGaps(others: number): void {
  const lookEveryMs = 100;
  // What is made up around a gap comes in pieces of 10 ms, a little more or less of it each time.
  const leastSamples = 960;
  const known = new Map<string, number>();

  const watch = (isNews: (track: { kind: string; news: number }) => boolean) => {
    let advancedMs: number[] = [];
    let longest: MediaGap = { fromMs: 0, toMs: 0 };
    return {
      begin() {
        advancedMs = Array.from({ length: others }, () => Date.now());
        longest = { fromMs: Date.now(), toMs: Date.now() };
      },
      look(tracks: readonly { kind: string; news: number }[], nowMs: number) {
        const advanced = tracks.filter(isNews);
        // As many as advanced are in time again: those that waited longest.
        advancedMs.sort((one, other) => one - other);
        advancedMs = advancedMs.map((ms, index) => (index < advanced.length ? nowMs : ms));
        const fromMs = Math.min(...advancedMs);
        if (nowMs - fromMs > longest.toMs - longest.fromMs) longest = { fromMs, toMs: nowMs };
      },
      get longest() {
        return longest;
      },
    };
  };
  const picture = watch(({ kind, news }) => kind === 'video' && news > 0);
  const sound = watch(({ kind, news }) => kind === 'audio' && news >= leastSamples);

  const look = async () => {
    const tracks = await window.callProbe.inbound();
    const nowMs = Date.now();
    const changes = tracks.map(({ id, kind, framesDecoded, heard }) => {
      const count = kind === 'video' ? framesDecoded : heard;
      const news = count - (known.get(id) ?? 0);
      known.set(id, count);
      return { kind, news };
    });
    for (const gap of [picture, sound]) gap.look(changes, nowMs);
  };

  const begin = () => [picture, sound].forEach((gap) => gap.begin());
  const run = () => void look().finally(() => setTimeout(run, lookEveryMs));
  window.takeLongestGaps = () => {
    const taken = { picture: picture.longest, sound: sound.longest };
    begin();
    return taken;
  };
  begin();
  run();
}

/** Follows what comes of this person's others from now on. */
export async function followMedia(person: Person, others: number): Promise<void> {
  await person.page.evaluate(watchGaps, others);
}

/** @returns the longest gaps that any of them had since this was asked last */
export async function takeLongestGaps(people: readonly Person[]): Promise<MediaGaps> {
  const gaps = await Promise.all(
    people.map(({ page }) => page.evaluate(() => window.takeLongestGaps())),
  );
  return {
    picture: longestOf(gaps.map(({ picture }) => picture)),
    sound: longestOf(gaps.map(({ sound }) => sound)),
  };
}

function longestOf(gaps: readonly MediaGap[]): MediaGap {
  return gaps.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one));
}

export function lengthOf({ fromMs, toMs }: MediaGap): number {
  return toMs - fromMs;
}
