import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ESLint } from 'eslint';
import { test } from './support/test';

const PROJECT = join(__dirname, '../..');
const STYLES = 'dist/next/static/css';

test('the styles that are served need nothing that the oldest supported browsers lack', async () => {
  // The same rule as for the sources, which a build may add to.
  const eslint = new ESLint({ cwd: PROJECT, ignore: false });
  const files = readdirSync(join(PROJECT, STYLES)).filter((file) => file.endsWith('.css'));
  expect(files.length).toBeGreaterThan(0);
  const results = await eslint.lintFiles(files.map((file) => `${STYLES}/${file}`));
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

test.describe('colours without light-dark()', () => {
  for (const [theme, scheme, paper] of [
    ['light', 'dark', 'rgb(251, 248, 243)'],
    ['dark', 'light', 'rgb(23, 20, 18)'],
    ['system', 'light', 'rgb(251, 248, 243)'],
    ['system', 'dark', 'rgb(23, 20, 18)'],
  ] as const) {
    test(`${theme}, where the device prefers ${scheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme: scheme });
      const page = await context.newPage();
      const css = readdirSync(join(PROJECT, STYLES)).filter((file) => file.endsWith('.css'));
      await page.setContent(`<html data-theme="${theme}"><body></body></html>`);
      for (const file of css) await page.addStyleTag({ path: join(PROJECT, STYLES, file) });
      const colour = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      expect(colour).toBe(paper);
      await context.close();
    });
  }
});
