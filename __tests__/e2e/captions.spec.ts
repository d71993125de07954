import { expect } from '@playwright/test';
import type { Recogniser } from '../../lib/captions/device-recognition';
import { axeViolations } from './support/axe';
import { inviteThree, inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

const linesOf = ({ page }: Person) => page.getByRole('log', { name: 'Captions' });
const choiceOf = ({ page }: Person) => page.getByRole('switch', { name: 'Captions' });

/** Speech recognition on the device, which understands `sound` of whatever can be heard on a track. */
function understandSound(): void {
  class Recogniser {
    declare processLocally: boolean;
    declare onresult: (event: unknown) => void;
    declare onend: (() => void) | null;
    declare end: () => void;

    static async available({ langs }: { langs: readonly string[] }) {
      return langs[0] === 'en-US' ? 'downloadable' : 'unavailable';
    }

    static async install() {
      return true;
    }

    start(track: MediaStreamTrack): void {
      if (!this.processLocally) throw new Error('sound would leave the device');
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      const levels = new Float32Array(analyser.fftSize);
      const timer = setInterval(() => {
        analyser.getFloatTimeDomainData(levels);
        if (Math.max(...levels) < 0.01) return;
        this.onresult({ results: [{ 0: { transcript: 'sound' } }] });
      }, 100);
      this.end = () => {
        clearInterval(timer);
        void context.close();
      };
    }

    abort(): void {
      this.end();
      this.onend?.();
    }
  }
  Recogniser.prototype.processLocally = false;
  Object.defineProperty(window, 'SpeechRecognition', { value: Recogniser });
}

test('what others say is shown as text to who wants it, by name, and to nobody else', async ({
  invite,
  room,
}) => {
  const [ana, ben, cleo] = await inviteThree(invite);
  await ana.page.addInitScript(understandSound);
  await meet(room, [ana, ben, cleo]);
  await cleo.press('Mute microphone');
  await ana.press('Settings');
  await expect(ana.page.getByRole('combobox', { name: 'Language that is spoken' })).toHaveValue(
    'en-US',
  );
  await choiceOf(ana).check();
  await expect(choiceOf(ana)).toBeEnabled();
  expect(await axeViolations(ana.page, 'captions are chosen')).toEqual([]);
  await ana.page.keyboard.press('Escape');
  await expect(linesOf(ana)).toHaveText('Ben sound');
  expect(await axeViolations(ana.page, 'captions')).toEqual([]);

  await ben.press('Mute microphone');
  await cleo.press('Unmute microphone');
  await expect(linesOf(ana)).toHaveText('Cleo sound');
  for (const other of [ben, cleo]) await expect(linesOf(other)).toHaveCount(0);

  // Chosen on this device: it holds when the page is loaded again.
  await ana.page.reload();
  await ana.joinIfAsked();
  await expect(linesOf(ana)).toHaveText('Cleo sound');
  await ana.press('Settings');
  await choiceOf(ana).uncheck();
  await ana.page.keyboard.press('Escape');
  await expect(linesOf(ana)).toHaveCount(0);
});

test('a language that cannot be fetched, and a browser that cannot do it, are told of', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.page.addInitScript(() =>
    Object.defineProperty(window, 'SpeechRecognition', { value: undefined }),
  );
  await meet(room, [ana, ben]);
  // Chromium itself, which would fetch languages from somewhere else, and may not here.
  await ana.press('Settings');
  await choiceOf(ana).click();
  await expect(ana.page.getByText('could not get what it needs for this language')).toBeVisible();
  await expect(choiceOf(ana)).not.toBeChecked();
  await ana.page.keyboard.press('Escape');

  // As one finds it who had them on a browser that has lost its languages.
  await ana.page.evaluate(() => localStorage.setItem('tertulia.captions', 'en-US'));
  await ana.page.reload();
  await ana.joinIfAsked();
  await expect(ana.page.getByText('The browser makes no captions at the moment')).toBeVisible();
  await ana.press('Dismiss');
  await expect(ana.page.getByText('The browser makes no captions at the moment')).toHaveCount(0);

  await ben.press('Settings');
  await expect(ben.page.getByText('cannot turn speech into text on the device')).toBeVisible();
  await expect(choiceOf(ben)).toBeDisabled();
});

test('captions that the browser may not make are told of as that', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(understandSound);
  await ana.page.addInitScript(() => {
    const refuse = function (this: Recogniser) {
      this.onerror?.({ error: 'not-allowed' });
    };
    Object.assign(window.SpeechRecognition?.prototype ?? {}, {
      start: refuse,
      abort: () => undefined,
    });
    localStorage.setItem('tertulia.captions', 'en-US');
  });
  await meet(room, [ana, ben]);
  await expect(ana.page.getByText('The browser may not make captions here')).toBeVisible();
  await expect(ana.page.getByRole('button', { name: 'Fetch it again' })).toHaveCount(0);
  await ana.press('Dismiss');
  await expect(ana.page.getByText('The browser may not make captions here')).toHaveCount(0);
});
