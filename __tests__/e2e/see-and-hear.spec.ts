import { expect } from '@playwright/test';
import { expectMedia } from './support/expect-media';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo, meet } from './support/meet';
import { test } from './support/test';

test('two people see and hear each other', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
});

test('three people see and hear each other', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
});

test("two people with the browser's own camera, microphone and screen see and hear each other", async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red', devices: 'of the browser' });
  const ben = await invite({ name: 'Ben', colour: 'blue', devices: 'of the browser' });
  await ana.join(room);
  await ben.join(room);
  await expectMedia(ana, { pictures: 1, sounds: 1 });
  await expectMedia(ben, { pictures: 1, sounds: 1 });

  await ana.press('Share screen');
  await expect(ben.screenOf(ana)).toBeVisible();
  await expectMedia(ben, { pictures: 2, sounds: 2 });
});

test('two tabs of one browser are two participants', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const again = await invite({ name: 'Ana again', colour: 'magenta', besides: ana });
  await ana.join(room);
  await again.join(room);
  await expectEverybodyHasEverybody([ana, again]);
});

test('people in different rooms do not meet', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await ana.join(room);
  await cleo.join(`${room}-2`);
  await ben.join(room);
  await expectEverybodyHasEverybody([ana, ben]);
  await cleo.expectToSee();
});
