import type { Colour } from '../e2e/support/colours';
import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import type { NatKind } from './lab/nat-kind';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

const five: { kind: NatKind; seat: 1 | 2; name: string; colour: Colour }[] = [
  { kind: 'cone', seat: 1, name: 'Ana', colour: 'red' },
  { kind: 'cone', seat: 2, name: 'Ben', colour: 'blue' },
  { kind: 'symmetric', seat: 1, name: 'Cleo', colour: 'green' },
  { kind: 'udp-blocked', seat: 1, name: 'Dora', colour: 'yellow' },
  { kind: 'only-443', seat: 1, name: 'Emil', colour: 'magenta' },
];

/**
 * Five browsers fill two cores. ICE takes the first way that answers, and gives up for good what did not answer in time,
 * which may be the shorter one then: that each pair takes the cheapest is for the tests of pairs.
 */
const pace = { framesPerSecond: 2, loudSeconds: 0.4 };

test('five people behind every kind of NAT have each other', async ({ inviteFrom, room }) => {
  test.setTimeout(480_000);
  const people = await Promise.all(
    five.map(({ kind, seat, ...invitation }) =>
      inviteFrom(`${kind}-${seat}`, { ...invitation, pace }),
    ),
  );
  // Each has links before the next page is loaded, which takes all the time that the machine has.
  for (const [count, person] of people.entries()) {
    await person.join(room);
    await person.expectToSee(...people.slice(0, count));
  }
  await expectEverybodyHasEverybody(people);
});
