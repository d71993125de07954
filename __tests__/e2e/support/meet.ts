import { expectEverybodyHasEverybody } from './expect-everybody';
import type { Invitation } from './guests';
import type { Person } from './person';

/** As the fixture of `test` does it. */
export type Invite = (invitation: Invitation) => Promise<Person>;

/** Two people, each with a browser profile and an empty tab. */
export async function inviteTwo(invite: Invite): Promise<[ana: Person, ben: Person]> {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  return [ana, ben];
}

/** And a third. */
export async function inviteThree(
  invite: Invite,
): Promise<[ana: Person, ben: Person, cleo: Person]> {
  return [...(await inviteTwo(invite)), await invite({ name: 'Cleo', colour: 'green' })];
}

/** All of them go in, one after the other, until everybody sees and hears everybody. The first one is the host. */
export async function meet(room: string, people: readonly Person[]): Promise<void> {
  for (const person of people) await person.join(room);
  await expectEverybodyHasEverybody(people);
}
