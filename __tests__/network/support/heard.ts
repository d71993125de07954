import type { TestInfo } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Person } from '../../e2e/support/person';

/** How somebody was heard since the last look. */
interface Heard {
  /** How much of the sound had to be made up, 0 to 1, at whoever heard worst. */
  readonly concealed: number;
  /** To whoever is farthest. */
  readonly roundTripMs: number;
}

/** So much of what one hears may have been made up before words get lost. */
const CONCEALED = 0.02;

/** People begin to talk at once when it takes longer. */
const ROUND_TRIP_MS = 250;

/** From one look to the next, in milliseconds: long enough to hear something. */
const LISTEN_MS = 8_000;

/** What a line carries is found by trying, so that one good look says little. */
const GOOD_LOOKS = 2;

/** Waits until listeners hear talkers well, for as long as it takes to be no chance. Notes each look in the report. */
export async function expectHeardWell(
  talkers: readonly Person[],
  listeners: readonly Person[],
  testInfo: TestInfo,
  mostConcealed = CONCEALED,
): Promise<void> {
  const hear = await hearing(talkers, listeners);
  // The first look comes at once, and tells of nothing.
  let good = -1;
  await expect
    .poll(
      async () => {
        const { concealed, roundTripMs } = await hear();
        const description = `${(100 * concealed).toFixed(1)} % made up, ${roundTripMs.toFixed(0)} ms there and back`;
        testInfo.annotations.push({ type: 'heard', description });
        good = concealed < mostConcealed && roundTripMs < ROUND_TRIP_MS ? good + 1 : 0;
        return good;
      },
      { intervals: [LISTEN_MS], timeout: 180_000 },
    )
    .toBeGreaterThanOrEqual(GOOD_LOOKS);
}

async function hearing(
  talkers: readonly Person[],
  listeners: readonly Person[],
): Promise<() => Promise<Heard>> {
  const read = async () => ({
    tracks: (await Promise.all(listeners.map((listener) => listener.inbound()))).flatMap(
      (inbound, who) =>
        inbound.flatMap(({ kind, id, ...track }) =>
          kind === 'audio' ? [{ ...track, id: `${String(who)} ${id}` }] : [],
        ),
    ),
    roundTrips: (
      await Promise.all(
        talkers.map(({ page }) => page.evaluate(() => window.callProbe.roundTrips())),
      )
    ).flat(),
  });
  let before = await read();
  return async () => {
    const now = await read();
    const shares = now.tracks.flatMap(({ id, samples, concealed }) => {
      const last = before.tracks.find((track) => track.id === id) ?? { samples: 0, concealed: 0 };
      return samples > last.samples
        ? [(concealed - last.concealed) / (samples - last.samples)]
        : [];
    });
    const times = now.roundTrips.flatMap(({ seconds, count }, index) => {
      const last = before.roundTrips[index] ?? { seconds: 0, count: 0 };
      return count > last.count ? [(1_000 * (seconds - last.seconds)) / (count - last.count)] : [];
    });
    before = now;
    return { concealed: Math.max(0, ...shares), roundTripMs: Math.max(0, ...times) };
  };
}
