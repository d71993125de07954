import { expectMedia } from './expect-media';
import type { Person } from './person';

/**
 * Waits until each of them sees each other one's picture move, in the right tile and colour, hears each
 * other one, and holds no connection to anybody else.
 */
export async function expectEverybodyHasEverybody(people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const others = people.filter((other) => other !== person);
    await person.expectToSee(...others);
    await expectMedia(person, { pictures: others.length, sounds: others.length });
  }
}
