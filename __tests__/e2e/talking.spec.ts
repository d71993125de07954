import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { expectMedia } from './support/expect-media';
import { inviteThree, inviteTwo, meet } from './support/meet';
import { test } from './support/test';

test('hands are raised in order, seen by who comes later, and lowered by oneself and the host', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);

  // By keyboard alone: the button, then the first thing in what it opens.
  await ben.page.getByRole('button', { name: 'Hand and reactions', exact: true }).focus();
  await ben.page.keyboard.press('Enter');
  await expect(ben.page.getByRole('button', { name: 'Raise hand', exact: true })).toBeFocused();
  expect(await axeViolations(ben.page, 'hand and reactions')).toEqual([]);
  await ben.page.keyboard.press('Enter');
  await expect(ana.tileOf(ben).getByText('Hand raised, number 1')).toBeVisible();
  await cleo.page.keyboard.press('h');
  await expect(ana.tileOf(cleo).getByText('Hand raised, number 2')).toBeVisible();
  await expect(ana.page.getByRole('log').getByText('Cleo raised a hand')).toHaveCount(1);
  expect(await axeViolations(ana.page, 'two hands')).toEqual([]);

  const dora = await invite({ name: 'Dora', colour: 'yellow' });
  await dora.join(room);
  await expect(dora.tileOf(ben).getByText('Hand raised, number 1')).toBeVisible();
  await expect(dora.tileOf(cleo).getByText('Hand raised, number 2')).toBeVisible();

  await ana.press('4 people: who is here');
  expect(await axeViolations(ana.page, 'hands and volumes in the list')).toEqual([]);
  await ana.press('Lower hand: Ben');
  await ana.page.keyboard.press('Escape');
  await expect(dora.tileOf(ben).getByText(/Hand raised/)).toHaveCount(0);
  await expect(dora.tileOf(cleo).getByText('Hand raised, number 1')).toBeVisible();
  await cleo.page.keyboard.press('h');
  await expect(dora.page.getByText(/Hand raised/)).toHaveCount(0);
});

test('a reaction is seen and read out everywhere, and is over after a while', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ben.press('Hand and reactions');
  await ben.press('Applause');
  await expect(ana.tileOf(ben).getByText('👏')).toBeVisible();
  await expect(ben.ownTile.getByText('👏')).toBeVisible();
  await expect(ana.page.getByRole('log').getByText('Ben: Applause')).toHaveCount(1);
  await expect(ana.tileOf(ben).getByText('👏')).toHaveCount(0);
  await ben.page.keyboard.press('Escape');
  await expect(ben.page.getByRole('button', { name: 'Applause' })).toHaveCount(0);
});

test('single keys: mute, talk while held, camera, chat; not while one writes; all of them off', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const { keyboard } = ana.page;
  const mutedMark = ben.tileOf(ana).getByText('Microphone muted');

  await keyboard.press('m');
  await expect(mutedMark).toHaveCount(1);
  await expectMedia(ben, { pictures: 1, sounds: 0 });
  await keyboard.down(' ');
  await expect(mutedMark).toHaveCount(0);
  await expectMedia(ben, { pictures: 1, sounds: 1 });
  await keyboard.up(' ');
  await expect(mutedMark).toHaveCount(1);
  await keyboard.press('m');
  await expect(mutedMark).toHaveCount(0);

  // What was clicked keeps a focus that nobody sees; what the keyboard went to is pressed.
  await ana.press('Mute microphone');
  await expect(mutedMark).toHaveCount(1);
  await keyboard.down(' ');
  await expect(mutedMark).toHaveCount(0);
  await keyboard.up(' ');
  await expect(mutedMark).toHaveCount(1);
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await keyboard.press(' ');
  await expect(mutedMark).toHaveCount(0);

  await keyboard.press('v');
  await expect.poll(() => ana.liveTracks()).toEqual({ audio: 1, video: 0 });
  await keyboard.press('v');
  await expect.poll(() => ana.liveTracks()).toEqual({ audio: 1, video: 1 });

  await keyboard.press('c');
  const composer = ana.page.getByRole('complementary', { name: 'Chat' }).getByRole('textbox');
  await composer.click();
  await composer.pressSequentially('mmm ?');
  await expect(composer).toHaveValue('mmm ?');
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);
  await expect(mutedMark).toHaveCount(0);
  await keyboard.press('Escape');

  await keyboard.press('?');
  const sheet = ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  expect(await axeViolations(ana.page, 'the sheet of shortcuts')).toEqual([]);
  await sheet.getByRole('button', { name: 'Mute and unmute: M. Change' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('k');
  await expect(sheet.getByRole('button', { name: 'Mute and unmute: K. Change' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await keyboard.press('m');
  await keyboard.press('k');
  await expect(mutedMark).toHaveCount(1);
  await keyboard.press('k');
  await expect(mutedMark).toHaveCount(0);

  await keyboard.press('?');
  await sheet.getByRole('switch', { name: 'Single keys do something' }).focus();
  await keyboard.press(' ');
  await keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await keyboard.press('?');
  await keyboard.press('k');
  await ana.press('Settings');
  await ana.press('Keyboard shortcuts');
  await expect(sheet.getByRole('switch')).not.toBeChecked();
  await expect(mutedMark).toHaveCount(0);
});

test('each person has a volume of their own, here alone', async ({ invite, room }) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
  await ana.press('3 people: who is here');
  const slider = ana.page.getByRole('slider', { name: 'Volume of Ben' });
  await slider.focus();
  for (let step = 0; step < 5; step += 1) await ana.page.keyboard.press('ArrowLeft');
  await ana.page.keyboard.press('Escape');
  await expect
    .poll(() =>
      ana.page.evaluate(() => [...document.querySelectorAll('audio')].map(({ volume }) => volume)),
    )
    .toEqual([0.75, 1]);
  await ana.press('3 people: who is here');
  await expect(slider).toHaveAttribute('aria-valuetext', '75 %');
});
