import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test as base } from '@playwright/test';
import { findWebKit, keys, WebKitPage } from '../browsers/webkit';
import { preferenceCookie } from '../../lib/preferences/preference-cookie';
import phraseVectors from '../unit/phrase/phrase-vectors.json';
import sealingVectors from '../unit/sealing/vectors.json';
import { devicePlan } from './support/device-plan';
import { requiredEnv } from './support/required-env';
import { installStandInConnection } from './support/stand-in-connection';
import { installStandInDevices } from './support/stand-in-devices';

const webKit = findWebKit();

if (webKit === null) {
  console.log('Skipping the tests with WebKit: webkit2gtk-driver and xvfb are not both here.');
}

const grounds = { light: 'rgb(251, 248, 243)', dark: 'rgb(23, 20, 18)' } as const;
const themes = ['light', 'dark'] as const;
const phone = { width: 360, height: 740 };
const desktop = { width: 1440, height: 900 };

interface Pages {
  origin: string;
  theme: (typeof themes)[number];
  /** In the lobby of a new room, with a name. Connections and devices are stand-ins. */
  lobby: WebKitPage;
  /** Alone in the call behind it. */
  call: WebKitPage;
}

/** One browser for all of them: starting it takes longer than they do. */
const test = base.extend<Pages, { mini: WebKitPage }>({
  mini: [
    async ({}, use) => {
      if (webKit === null) throw new Error('These tests are skipped without WebKit');
      const page = await WebKitPage.launch(webKit);
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  origin: async ({}, use) => {
    await use(requiredEnv('TERTULIA_ORIGIN'));
  },
  theme: ['light', { option: true }],
  lobby: async ({ mini, origin, theme }, use) => {
    await mini.resize(desktop);
    await mini.open(`${origin}/`);
    const cookies = [preferenceCookie('locale', 'en'), preferenceCookie('theme', theme)];
    await mini.evaluate(forget, cookies);
    await mini.open(`${origin}/`);
    // WebDriver runs nothing before a page's own scripts; but from here one gets into a room without another page.
    await mini.evaluate(installStandInConnection);
    await mini.evaluate(installStandInDevices, devicePlan('red'));
    await expect(async () => {
      // A press before the page has taken over does nothing.
      if ((await mini.evaluate(heading)) !== 'Ready to go in?') await mini.pressButton('New room');
      expect(await mini.evaluate(heading)).toBe('Ready to go in?');
    }).toPass();
    await mini.press('input[autocomplete="nickname"]');
    await mini.type('Ana');
    await use(mini);
  },
  call: async ({ lobby }, use) => {
    await lobby.pressButton('Join');
    await expect.poll(() => lobby.evaluate(isThere, ownTile)).toBe(true);
    await use(lobby);
  },
});
test.skip(webKit === null, 'There is no WebKit here');

const ownTile = '[role="group"][aria-label="Ana (you)"]';

/** All that was chosen before, but for what stands in these cookies. */
const forget = (cookies: readonly string[]) => {
  localStorage.clear();
  for (const cookie of cookies) document.cookie = cookie;
};
const heading = () => document.querySelector('h1')?.textContent ?? '';
const isThere = (selector: string) => document.querySelector(selector) !== null;
const hasFocus = (selector: string) => document.activeElement?.matches(selector) ?? false;
const ground = () => getComputedStyle(document.documentElement).backgroundColor;

/** How high the pictures are that play there. */
const playing = (selector: string) =>
  [...document.querySelectorAll<HTMLVideoElement>(`${selector} video`)]
    .filter(({ paused }) => !paused)
    .map(({ videoHeight }) => videoHeight);

/** Of each, whether all of it is in view and nothing lies over it. */
const inView = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return isInside && element.contains(above);
  });

/** Nothing is to be scrolled sideways, and so many controls are in view, on a telephone and on a desktop. */
async function expectFit(page: WebKitPage, controls: string, count: number): Promise<void> {
  for (const size of [phone, desktop]) {
    await page.resize(size);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBe(size.width);
    const all = Array<boolean>(count).fill(true);
    await expect.poll(() => page.evaluate(inView, controls)).toEqual(all);
  }
}

async function expectFocusInside(page: WebKitPage): Promise<void> {
  await expect.poll(() => page.evaluate(hasFocus, '[role="dialog"] *')).toBe(true);
}

/** Runs in the page what a module beside this one exports. */
async function runExport(page: WebKitPage, module: string, name: string, argument: unknown) {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, module)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'exported',
  });
  const [script] = outputFiles;
  return page.run(`${script?.text ?? ''}\nreturn exported[args[0]](args[1])`, name, argument);
}

test('the home page is there, and its switches work', async ({ mini, origin }) => {
  await mini.open(`${origin}/`);
  await expect.poll(() => mini.evaluate(heading)).not.toBe('');
  // A press before the page has taken over does nothing.
  await expect
    .poll(async () => {
      await mini.press('label:has(> input[value="dark"])');
      return mini.evaluate(ground);
    })
    .toBe(grounds.dark);
  await mini.press('label:has(> input[value="light"])');
  await expect.poll(() => mini.evaluate(ground)).toBe(grounds.light);

  await mini.evaluate(() => {
    const select = document.querySelector('select');
    if (!select) throw new Error('There are no languages.');
    select.value = 'ar';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect.poll(() => mini.evaluate(() => document.documentElement.dir)).toBe('rtl');
});

test('a room says that this browser makes no calls, before it asks for anything', async ({
  mini,
  origin,
}) => {
  await mini.open(`${origin}/room/sala?lang=en&theme=dark`);
  await expect.poll(() => mini.evaluate(heading)).toBe("This browser can't make calls");
  const text = () => mini.evaluate(() => document.body.innerText);
  await expect.poll(text).toContain('Copy link');
  expect(await mini.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await mini.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
});

test('the check says what is missing', async ({ mini, origin }) => {
  await mini.open(`${origin}/check`);
  await expect.poll(() => mini.evaluate(heading)).not.toBe('');
  await expect
    .poll(() => mini.evaluate(() => document.querySelector('main')?.innerText.length ?? 0))
    .toBeGreaterThan(50);
});

test('in the lobby one sees oneself, and in the call as well', async ({ lobby }) => {
  expect(
    await lobby.evaluate(
      () => document.querySelector<HTMLInputElement>('input[autocomplete="nickname"]')?.value,
    ),
  ).toBe('Ana');
  await expect.poll(() => lobby.evaluate(playing, 'main')).toEqual([180]);
  await lobby.type(keys.enter);
  await expect.poll(() => lobby.evaluate(playing, ownTile)).toEqual([180]);
  await expect.poll(() => lobby.evaluate(hasFocus, 'h1')).toBe(true);
});

for (const theme of themes) {
  test.describe(`in ${theme} colours`, () => {
    test.use({ theme });

    test('the lobby fits a telephone and a desktop', async ({ lobby }) => {
      expect(await lobby.evaluate(ground)).toBe(grounds[theme]);
      await expectFit(lobby, 'button[type="submit"]', 1);
    });

    test('the call fits a telephone and a desktop', async ({ call }) => {
      expect(await call.evaluate(ground)).toBe(grounds[theme]);
      await expectFit(call, 'section[aria-label="Call controls"] button', 8);
    });
  });
}

test('dialogs take the focus and give it back', async ({ call }) => {
  for (const name of ['Settings', 'Invite']) {
    await call.pressButton(name);
    await expectFocusInside(call);
    await call.type(keys.escape);
    await expect.poll(() => call.evaluate(hasFocus, `button[aria-label="${name}"]`)).toBe(true);
  }
  await call.type('?');
  await expectFocusInside(call);
  await call.type(keys.escape);
  await expect.poll(() => call.evaluate(hasFocus, 'button[aria-label="Invite"]')).toBe(true);
});

test('what is written in the chat stands there', async ({ call }) => {
  await call.pressButton('Chat');
  await expect.poll(() => call.evaluate(hasFocus, 'textarea')).toBe(true);
  await call.type(`Anybody there?${keys.enter}`);
  const texts = () =>
    [...document.querySelectorAll('[role="log"] li > p[dir="auto"]')].map(
      ({ textContent }) => textContent,
    );
  await expect.poll(() => call.evaluate(texts)).toEqual(['Anybody there?']);
  expect(await call.evaluate(() => document.querySelector('textarea')?.value)).toBe('');
});

test('envelopes open that other browsers sealed', async ({ mini, origin }) => {
  await mini.open(`${origin}/`);
  const opened = await runExport(mini, 'support/open-vectors.ts', 'openVectors', sealingVectors);
  expect(opened).toEqual(sealingVectors.map(({ text }) => text));
});

test('people with other browsers get the same words', async ({ mini, origin }) => {
  await mini.open(`${origin}/`);
  const made = await runExport(mini, 'support/phrase-vectors.ts', 'makeVectors', phraseVectors);
  expect(made).toEqual(phraseVectors);
});
