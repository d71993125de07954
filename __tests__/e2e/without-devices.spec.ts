import { expect } from '@playwright/test';
import type { DeviceTroubles } from './support/device-plan';
import { expectMedia } from './support/expect-media';
import { test } from './support/test';

interface Trouble {
  readonly name: string;
  readonly devices: DeviceTroubles;
  readonly words: RegExp;
  /** What others get of that person. */
  readonly sends: { readonly pictures: number; readonly sounds: number };
}

const troubles: Trouble[] = [
  {
    name: 'a denied camera',
    devices: { camera: 'denied' },
    words: /does not let this page use the camera/,
    sends: { pictures: 0, sounds: 1 },
  },
  {
    name: 'a denied microphone',
    devices: { microphone: 'denied' },
    words: /does not let this page use the microphone/,
    sends: { pictures: 1, sounds: 0 },
  },
  {
    name: 'camera and microphone denied',
    devices: { camera: 'denied', microphone: 'denied' },
    words: /does not let this page use the camera/,
    sends: { pictures: 0, sounds: 0 },
  },
  {
    name: 'no devices at all',
    devices: { camera: 'missing', microphone: 'missing' },
    words: /No camera was found/,
    sends: { pictures: 0, sounds: 0 },
  },
];

for (const { name, devices, words, sends } of troubles) {
  test(`with ${name} one is told so, joins, and sees and hears others`, async ({
    invite,
    room,
  }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    const ben = await invite({ name: 'Ben', colour: 'blue', devices });
    await ana.join(room);
    await ben.open(room);
    await expect(ben.page.getByText(words)).toBeVisible();
    await ben.press('Join');

    await expectMedia(ben, { pictures: 1, sounds: 1 });
    await ben.expectColour(ben.tileOf(ana), 'red');
    await expectMedia(ana, sends);
    await ana.expectColour(ana.tileOf(ben), sends.pictures === 1 ? 'blue' : null);
    await expect(ana.tileOf(ben).getByText('Microphone muted')).toHaveCount(1 - sends.sounds);
  });
}
