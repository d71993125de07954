import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import type { Colour } from '../e2e/support/colours';
import type { Place } from './lab/place';
import { skipWithoutLab } from './support/skip-without-lab';
import { test } from './support/test';

skipWithoutLab();

const five: { place: Place; name: string; colour: Colour }[] = [
  { place: 'cone-1', name: 'Ana', colour: 'red' },
  { place: 'cone-2', name: 'Ben', colour: 'blue' },
  { place: 'symmetric-1', name: 'Cleo', colour: 'green' },
  { place: 'udp-blocked-1', name: 'Dora', colour: 'yellow' },
  { place: 'only-443-1', name: 'Emil', colour: 'magenta' },
];

test('five people behind every kind of NAT have each other', async ({ inviteFrom, room }) => {
  test.setTimeout(240_000);
  const people = await Promise.all(
    five.map(({ place, ...invitation }) => inviteFrom(place, invitation)),
  );
  for (const person of people) await person.join(room);
  await expectEverybodyHasEverybody(people);
});
