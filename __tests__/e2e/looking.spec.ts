import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { expectMedia } from './support/expect-media';
import type { Person } from './support/person';
import { test } from './support/test';

/** As another tab in front of the page does. A browser without windows hides none by itself. */
async function setHidden({ page }: Person, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    hidden ? 'hidden' : 'visible',
  );
}

test('who looks elsewhere is sent no pictures, hears on, and sees again', async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  for (const person of [ana, ben]) await person.join(room);
  await expectEverybodyHasEverybody([ana, ben]);

  await setHidden(ben, true);
  await expectMedia(ben, { pictures: 0, sounds: 1 });
  await expectMedia(ana, { pictures: 1, sounds: 1 });

  await setHidden(ben, false);
  await expectEverybodyHasEverybody([ana, ben]);
});
