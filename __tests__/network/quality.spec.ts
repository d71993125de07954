import { expect } from '@playwright/test';
import type { Colour } from '../e2e/support/colours';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import type { Person } from '../e2e/support/person';
import { narrowUplink } from './lab/narrow-line';
import type { Home } from './lab/place';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

const four: { home: Home; name: string; colour: Colour }[] = [
  { home: 'cone-1', name: 'Nora', colour: 'red' },
  { home: 'cone-2', name: 'Ben', colour: 'blue' },
  { home: 'symmetric-1', name: 'Cleo', colour: 'green' },
  { home: 'symmetric-2', name: 'Dora', colour: 'yellow' },
];

/** So much of what one hears may have been made up before words get lost. */
const CONCEALED = 0.02;

/** From one look to the next, in milliseconds: long enough to hear something. */
const LISTEN = [8_000];

test('who has 300 kbit/s up among four is heard well, which is said; pictures come back with the line', async ({
  inviteFrom,
  lab,
  room,
}) => {
  test.setTimeout(480_000);
  const people = await Promise.all(
    four.map(({ home, ...invitation }) =>
      inviteFrom(home, { ...invitation, pace: { framesPerSecond: 5, loudSeconds: 2 } }),
    ),
  );
  const [nora, ...others] = people;
  if (!nora) throw new Error('nobody came');
  for (const [count, person] of people.entries()) {
    await person.join(room);
    await person.expectToSee(...people.slice(0, count));
  }
  await expectEverybodyHasEverybody(people);

  const widen = narrowUplink(lab, 'cone-1', 300);
  try {
    const heard = listeners(others);
    const roundTrip = await roundTripsOf(nora);
    let quiet = 0;
    // A line of 300 kbit/s is tried from time to time, so that two of such times in a row count.
    await expect
      .poll(
        async () => {
          const concealed = await heard();
          const ms = await roundTrip();
          quiet = concealed < CONCEALED && ms < 200 ? quiet + 1 : 0;
          return quiet;
        },
        { intervals: LISTEN, timeout: 180_000 },
      )
      .toBeGreaterThan(1);
    await expect
      .poll(async () => {
        const words = others.map(({ page }) =>
          page.getByText("Nora's connection carries sound only").count(),
        );
        return (await Promise.all(words)).reduce((sum, count) => sum + count, 0);
      })
      .toBeGreaterThan(0);
  } finally {
    widen();
  }
  await expectEverybodyHasEverybody(people);
});

/** @returns looks how much of what any of these heard since the last look had to be made up, 0 to 1 */
function listeners(people: readonly Person[]): () => Promise<number> {
  const before = new Map<string, { samples: number; concealed: number }>();
  return async () => {
    const tracks = (await Promise.all(people.map((person) => person.inbound()))).flatMap(
      (inbound, index) =>
        inbound.map((track) => ({ ...track, id: `${String(index)} ${track.id}` })),
    );
    const shares = tracks.flatMap(({ id, kind, samples, concealed }) => {
      const last = before.get(id) ?? { samples: 0, concealed: 0 };
      before.set(id, { samples, concealed });
      if (kind !== 'audio' || samples <= last.samples) return [];
      return [(concealed - last.concealed) / (samples - last.samples)];
    });
    return Math.max(0, ...shares);
  };
}

/** @returns looks how long it took to each of the others and back since the last look, in milliseconds; the longest */
async function roundTripsOf({ page }: Person): Promise<() => Promise<number>> {
  const read = () => page.evaluate(() => window.callProbe.roundTrips());
  let before = await read();
  return async () => {
    const now = await read();
    const times = now.flatMap(({ seconds, count }, index) => {
      const last = before[index] ?? { seconds: 0, count: 0 };
      return count > last.count ? [(1_000 * (seconds - last.seconds)) / (count - last.count)] : [];
    });
    before = now;
    return Math.max(0, ...times);
  };
}
