import type { Colour } from '../../e2e/support/colours';
import { expectEverybodyHasEverybody } from '../../e2e/support/expect-everybody';
import type { Invitation } from '../../e2e/support/guests';
import type { Person } from '../../e2e/support/person';
import { STRUCK } from '../faults/faults';
import type { Home, Place } from '../lab/place';

const everybody: { home: Home; name: string; colour: Colour }[] = [
  { home: STRUCK, name: 'Nora', colour: 'red' },
  { home: 'cone-2', name: 'Ben', colour: 'blue' },
  { home: 'symmetric-1', name: 'Cleo', colour: 'green' },
  { home: 'symmetric-2', name: 'Dora', colour: 'yellow' },
];

/** Four browsers fill two cores, and sound is what this is about. */
const pace = { framesPerSecond: 5, loudSeconds: 2, motion: 'grain' } as const;

type InviteFrom = (place: Place, invitation: Invitation) => Promise<Person>;

/** A call of so many, each behind a router of their own; Nora is where lines can be made narrow. */
export async function callOf(count: number, inviteFrom: InviteFrom, room: string) {
  const people = await Promise.all(
    everybody
      .slice(0, count)
      .map(({ home, ...invitation }) => inviteFrom(home, { ...invitation, pace })),
  );
  const [nora, ...others] = people;
  if (!nora) throw new Error('nobody came');
  for (const [index, person] of people.entries()) {
    await person.join(room);
    await person.expectToSee(...people.slice(0, index));
  }
  await expectEverybodyHasEverybody(people);
  return { people, nora, others };
}
