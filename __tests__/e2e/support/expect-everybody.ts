import { expectMedia } from './expect-media';
import type { Person } from './person';

/**
 * Waits until each of them sees each other one's picture move, in the right tile and colour, and hears each
 * other one.
 */
export async function expectEverybodyHasEverybody(people: readonly Person[]): Promise<void> {
  const othersOf = (person: Person) => people.filter((other) => other !== person);
  await Promise.all(people.map((person) => person.expectToSee(...othersOf(person))));
  const links = people.length - 1;
  await Promise.all(
    people.map((person) => expectMedia(person, { pictures: links, sounds: links })),
  );
}
