import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectMedia } from './support/expect-media';
import { inviteTwo, meet } from './support/meet';
import { setHidden } from './support/set-hidden';
import { test } from './support/test';

type Action = 'togglemicrophone' | 'togglecamera' | 'hangup';

declare global {
  interface Window {
    /** What the page may do of the lock screen's buttons. */
    actions: Map<string, () => void>;
    /** What it said of microphone and camera there. */
    active: { microphone?: boolean; camera?: boolean };
    /** Each time that the screen was kept on, until it was let go of. */
    held: { released: boolean }[];
    /** The tile whose video is shown over everything else; null when none is. */
    shownApart: string | null;
  }
}

/** The buttons of a lock screen or a headset. */
function offerButtons(): void {
  window.actions = new Map();
  window.active = {};
  const session = {
    setActionHandler: (action: string, handler: (() => void) | null) => {
      if (handler) window.actions.set(action, handler);
      else window.actions.delete(action);
    },
    setMicrophoneActive: async (on: boolean) => void (window.active.microphone = on),
    setCameraActive: async (on: boolean) => void (window.active.camera = on),
  };
  Object.defineProperty(navigator, 'mediaSession', { value: session });
}

test('the buttons of the system mute, stop the camera and hang up', async ({ invite, room }) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(offerButtons);
  await meet(room, [ana, ben]);
  const press = (action: Action) => ana.page.evaluate((one) => window.actions.get(one)?.(), action);
  const active = () => ana.page.evaluate(() => window.active);
  await expect.poll(active).toEqual({ microphone: true, camera: true });

  await press('togglemicrophone');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toBeAttached();
  await press('togglecamera');
  await ben.expectColour(ben.tileOf(ana), null);
  await expect.poll(active).toEqual({ microphone: false, camera: false });
  await press('togglecamera');
  await ben.expectColour(ben.tileOf(ana), 'red');

  await press('hangup');
  await expect(ben.tileOf(ana)).toHaveCount(0);
  await expect.poll(() => ana.page.evaluate(() => window.actions.size)).toBe(0);
});

/** A screen that goes dark when nobody keeps it on, and a browser that lets go of it while the page is hidden. */
function keepScreen(): void {
  window.held = [];
  const request = async () => {
    const sentinel = {
      released: false,
      async release() {
        this.released = true;
      },
    };
    window.held.push(sentinel);
    document.addEventListener('visibilitychange', () => {
      sentinel.released ||= document.visibilityState === 'hidden';
    });
    return sentinel;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}

test('the screen stays on for as long as the call does', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.addInitScript(keepScreen);
  const held = () =>
    ana.page.evaluate(() => window.held.filter(({ released }) => !released).length);
  await ana.open(room);
  expect(await held()).toBe(0);
  await ana.press('Join');
  await expect.poll(held).toBe(1);
  await setHidden(ana.page, true);
  await expect.poll(held).toBe(0);
  await setHidden(ana.page, false);
  await expect.poll(held).toBe(1);
  await ana.press('Leave');
  await expect.poll(held).toBe(0);
});

test('an invitation for a date is a file that calendars read', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const { page } = ana;
  await ana.join(room);
  await ana.press('Invite');
  await page.getByText('Invite for another time').click();
  await page.getByLabel('When').fill('2030-12-02T17:30');
  const link = await page.getByRole('dialog').getByLabel('Link to the room').inputValue();
  const downloading = page.waitForEvent('download');
  await ana.press('Save for the calendar');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const text = await readFile(await download.path(), 'utf8');
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const begin = await page.evaluate(() => new Date('2030-12-02T17:30').toISOString());
  const stamp = begin.replace(/[-:]|\.\d+/g, '');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines).toContain(`DTSTART:${stamp}`);
  expect(lines).toContain(`URL:${link}`);
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
});

/** A browser that shows one video over everything else, and no windows. */
function showVideosApart(): void {
  Object.defineProperty(window, 'documentPictureInPicture', { value: undefined });
  Object.defineProperty(document, 'pictureInPictureEnabled', { value: true });
  window.shownApart = null;
  const ended = new Event('leavepictureinpicture');
  let end = (): unknown => undefined;
  HTMLVideoElement.prototype.requestPictureInPicture = async function () {
    end = () => this.dispatchEvent(ended);
    window.shownApart = this.closest('[role="group"]')?.getAttribute('aria-label') ?? '';
    return { width: 320, height: 240 } as PictureInPictureWindow;
  };
  document.exitPictureInPicture = async () => {
    window.shownApart = null;
    end();
  };
}

test('without windows the video of another is shown apart, and comes while the page is hidden', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.addInitScript(showVideosApart);
  await meet(room, [ana, ben]);
  const shown = () => ana.page.evaluate(() => window.shownApart);
  await ana.press('View');
  await ana.press('Picture-in-picture');
  await expect.poll(shown).toBe('Ben');
  await setHidden(ana.page, true);
  await expectMedia(ana, { pictures: 1, sounds: 1 });
  await ana.press('Close picture-in-picture');
  await expect.poll(shown).toBeNull();
  await expectMedia(ana, { pictures: 0, sounds: 1 });
});
