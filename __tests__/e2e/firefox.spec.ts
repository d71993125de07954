import { expect } from '@playwright/test';
import { ChatPanel } from './support/chat-panel';
import { screenColour } from './support/device-plan';
import { expectMedia } from './support/expect-media';
import { expectBothWays, skipWithoutFirefox, test } from './support/firefox-test';
import { readPhrase } from './support/phrase';

skipWithoutFirefox();

test('Firefox joins Chromium, each shares a screen, Chromium leaves', async ({
  ana,
  fritz,
  room,
}) => {
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);

  await ana.press('Share screen');
  await fritz.expectColour("Ana's screen", screenColour);
  await fritz.expectColour('Ana', 'red');
  await expectMedia(fritz, { pictures: 2, sounds: 1 });
  await ana.press('Stop sharing');
  await expect.poll(() => fritz.tileNames()).not.toContain("Ana's screen");

  await fritz.press('Share screen');
  await ana.expectColour(ana.groupNamed("Fritz's screen"), screenColour);
  await ana.expectColour(ana.groupNamed('Fritz'), 'green');
  await expectMedia(ana, { pictures: 2, sounds: 1 });

  await ana.press('Leave');
  await expect.poll(() => fritz.tileNames()).not.toContain('Ana');
});

test('Chromium joins Firefox, both share a screen, Firefox leaves', async ({
  ana,
  fritz,
  room,
}) => {
  await fritz.join(room);
  await ana.join(room);
  await expectBothWays(ana, fritz);

  await fritz.press('Share screen');
  await ana.expectColour(ana.groupNamed("Fritz's screen"), screenColour);
  await ana.press('Share screen');
  await fritz.expectColour("Ana's screen", screenColour);
  await expectMedia(ana, { pictures: 2, sounds: 1 });
  await expectMedia(fritz, { pictures: 2, sounds: 1 });

  await fritz.press('Leave');
  await expect(ana.groupNamed('Fritz')).toHaveCount(0);
  await expect(ana.groupNamed("Fritz's screen")).toHaveCount(0);
});

test('Chromium and Firefox read the same words', async ({ ana, fritz, room }) => {
  await ana.join(room);
  await fritz.join(room);
  const words = await readPhrase(ana);
  expect(words.split(' ')).toHaveLength(4);
  await expect.poll(() => fritz.readPhrase()).toBe(words);
});

test('Firefox and Chromium write to each other', async ({ ana, fritz, room }) => {
  await ana.join(room);
  await fritz.join(room);
  await expectBothWays(ana, fritz);
  const anas = await ChatPanel.open(ana);

  await fritz.write('Hello from Firefox');
  await expect.poll(() => anas.texts()).toEqual(['Hello from Firefox']);
  await anas.write('Hello from Chromium');

  const both = ['Hello from Firefox', 'Hello from Chromium'];
  await expect.poll(() => fritz.chatTexts()).toEqual(both);
});
