import { expectEverybodyHasEverybody } from '../e2e/support/expect-everybody';
import { faults, STRUCK } from './faults/faults';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, takeLongestGaps } from '../faults/media-gap';
import { watchFrames } from '../faults/watch-frames';
import { test } from './faults/test';
import { skipWithoutLab } from './support/skip-without-lab';

skipWithoutLab();

/** Some eight seconds, by which pages know how regularly they hear each other. */
const SETTLED_FRAMES = 80;

for (const { name, strike, heal } of faults) {
  test(`a call goes on: ${name}`, async ({ inviteFrom, lab, room }, testInfo) => {
    test.setTimeout(300_000);
    const ana = await inviteFrom(STRUCK, { name: 'Ana', colour: 'red' });
    const ben = await inviteFrom('cone-2', { name: 'Ben', colour: 'blue' });
    const people = [ana, ben];
    for (const person of people) await person.join(room);
    await expectEverybodyHasEverybody(people);
    await watchFrames(ben, SETTLED_FRAMES);
    for (const person of people) await followMedia(person, 1);
    await strike(lab);
    try {
      const overMs = Date.now();
      await expectEverybodyHasEverybody(people);
      noteGaps(testInfo, name, await takeLongestGaps(people), overMs);
    } finally {
      heal(lab);
    }
  });
}
