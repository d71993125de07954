import { expectMedia } from './expect-media';
import type { Person } from './person';

/**
 * Waits until each of them sees each other one's picture move, in the right tile and colour, and hears each
 * other one.
 */
export async function expectEverybodyHasEverybody(people: readonly Person[]): Promise<void> {
  const links = people.length - 1;
  // One after the other: looking takes time of the machine that all of them are on, from those who are looked at.
  for (const person of people) {
    await person.expectToSee(...people.filter((other) => other !== person));
    await expectMedia(person, { pictures: links, sounds: links });
  }
}
