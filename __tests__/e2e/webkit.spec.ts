import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test as base } from '@playwright/test';
import { findWebKit, WebKitPage } from '../browsers/webkit';
import vectors from '../unit/sealing/vectors.json';
import { requiredEnv } from './support/required-env';

const webKit = findWebKit();

if (webKit === null) {
  console.log('Skipping the tests with WebKit: webkit2gtk-driver and xvfb are not both here.');
}

/** One browser for all of them: starting it takes longer than they do. */
const test = base.extend<{ origin: string }, { mini: WebKitPage }>({
  origin: async ({}, use) => {
    await use(requiredEnv('TERTULIA_ORIGIN'));
  },
  mini: [
    async ({}, use) => {
      if (webKit === null) throw new Error('These tests are skipped without WebKit');
      const page = await WebKitPage.launch(webKit);
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});
test.skip(webKit === null, 'There is no WebKit here');

const heading = () => document.querySelector('h1')?.textContent ?? '';

test('the home page is there, and its switches work', async ({ mini, origin }) => {
  await mini.open(`${origin}/`);
  await expect.poll(() => mini.evaluate(heading)).not.toBe('');
  const colours = () => getComputedStyle(document.documentElement).backgroundColor;
  // A press before the page has taken over does nothing.
  await expect
    .poll(async () => {
      await mini.press('label:has(> input[value="dark"])');
      return mini.evaluate(colours);
    })
    .toBe('rgb(23, 20, 18)');
  await mini.press('label:has(> input[value="light"])');
  await expect.poll(() => mini.evaluate(colours)).toBe('rgb(251, 248, 243)');

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

test('envelopes open that other browsers sealed', async ({ mini, origin }) => {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'support/open-vectors.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sealing',
  });
  const [script] = outputFiles;
  await mini.open(`${origin}/`);
  const opened = await mini.run(
    `${script?.text ?? ''}\nreturn sealing.openVectors(args[0])`,
    vectors,
  );
  expect(opened).toEqual(vectors.map(({ text }) => text));
});
