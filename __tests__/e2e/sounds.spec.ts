import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { expectMedia } from './support/expect-media';
import { inviteTwo, meet } from './support/meet';
import { test } from './support/test';

declare global {
  interface Window {
    /** The pitch of every tone that the page played. */
    playedHertz: number[];
  }
}

/** Runs in the page before its own scripts. */
function recordTones(): void {
  const played: number[] = [];
  window.playedHertz = played;
  const createOscillator = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function create() {
    const tone = createOscillator.call(this);
    const start = tone.start.bind(tone);
    const set = tone.frequency.setValueAtTime.bind(tone.frequency);
    let hertz = 0;
    tone.frequency.setValueAtTime = (value, time) => set((hertz = value), time);
    tone.start = (when) => {
      played.push(hertz);
      start(when);
    };
    return tone;
  };
}

test('the speaker is tried out, who speaks while muted is told, and coming and going are heard', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  const { page } = ana;
  const played = () => page.evaluate(() => window.playedHertz);
  const told = page.getByText('You are muted: nobody hears you.');
  const choice = (name: string) => page.getByRole('switch', { name });
  await page.addInitScript(recordTones);

  await ana.open(room);
  await ana.press('Test the speaker');
  await expect(page.getByText(/^Three notes were played/)).toBeVisible();
  await expect.poll(played).toEqual([392, 494, 587]);
  expect(await axeViolations(page, 'the test of the speaker')).toEqual([]);

  await meet(room, [ana, ben]);
  expect(await played()).toEqual([]);
  await ana.press('Mute microphone');
  await expect(told).toBeVisible();
  await expectMedia(ben, { pictures: 1, sounds: 0 });
  expect(await axeViolations(page, 'told of being muted')).toEqual([]);
  await ana.press('Let them hear me');
  await expect(told).toBeHidden();
  await expectMedia(ben, { pictures: 1, sounds: 1 });

  await ana.press('Settings');
  await page.getByText('Other sounds').click();
  await choice('A sound when somebody comes').check();
  await choice('A sound when somebody goes').check();
  await choice('Tell me when I speak while muted').uncheck();
  expect(await axeViolations(page, 'the choice of sounds')).toEqual([]);
  await page.keyboard.press('Escape');
  await ben.press('Leave');
  await expect.poll(played).toEqual([523, 392]);
  await ben.join(room);
  await expect.poll(played).toEqual([523, 392, 392, 523]);
});
