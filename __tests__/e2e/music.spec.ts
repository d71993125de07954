import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { heardSides, listenToChannels } from './support/heard-channels';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { expectSoundRate } from './support/sound-rate';
import { test } from './support/test';

/** Of the microphones that are on, what the browser was told to take them for. */
const hintsOf = (person: Person) =>
  person.page.evaluate(() =>
    window.handedOutTracks
      .filter(({ kind, readyState }) => kind === 'audio' && readyState === 'live')
      .map(({ contentHint }) => contentHint),
  );

test('who plays music is heard on the left and on the right, at full rate, and speaks again', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await listenToChannels(ana.page);
  await expect.poll(() => heardSides(ana.page)).toBe('left right');

  await ben.press('Settings');
  const music = ben.page.getByRole('switch', { name: 'Music' });
  await music.check();
  expect(await hintsOf(ben)).toEqual(['music']);
  await expect.poll(() => heardSides(ana.page)).toBe('left');
  await expectSoundRate(ana).toBeGreaterThan(100);
  // Ana speaks as before.
  await expectSoundRate(ben).toBeLessThan(60);

  // Muted music is not sent at all.
  await ben.page.keyboard.press('Escape');
  await ben.press('Mute microphone');
  await expectSoundRate(ana).toBe(0);
  await ben.press('Unmute microphone');
  await expectSoundRate(ana).toBeGreaterThan(100);
  await ben.press('Settings');

  await music.uncheck();
  await expect.poll(() => heardSides(ana.page)).toBe('left right');
  await expectSoundRate(ana).toBeLessThan(60);
  await expect.poll(() => hintsOf(ben)).toEqual(['']);
  await ben.page.keyboard.press('Escape');
  await expectEverybodyHasEverybody([ana, ben]);
});

test('music is remembered: both who played it before join with it', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  for (const person of [ana, ben]) {
    await person.open(room);
    await person.page.getByRole('switch', { name: 'Music' }).check();
    await person.page.reload();
    await expect(person.page.getByRole('switch', { name: 'Music' })).toBeChecked();
    await person.press('Join');
  }
  await expectEverybodyHasEverybody([ana, ben]);
  for (const person of [ana, ben]) {
    await listenToChannels(person.page);
    await expect.poll(() => heardSides(person.page)).toBe('left');
    await expectSoundRate(person).toBeGreaterThan(100);
  }
});
