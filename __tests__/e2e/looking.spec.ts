import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { expectMedia } from './support/expect-media';
import { inviteTwo, meet } from './support/meet';
import { setHidden } from './support/set-hidden';
import { test } from './support/test';

test('who looks elsewhere is sent no pictures, hears on, and sees again', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);

  await setHidden(ben.page, true);
  await expectMedia(ben, { pictures: 0, sounds: 1 });
  await expectMedia(ana, { pictures: 1, sounds: 1 });

  await setHidden(ben.page, false);
  await expectEverybodyHasEverybody([ana, ben]);
});
