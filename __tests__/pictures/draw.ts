import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { obtainChromium } from '../browsers/obtain-chromium';

const PROJECT = join(__dirname, '../..');
const PUBLIC = join(PROJECT, 'public');
const FONT = 'node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';

/** Of a maskable icon a circle of 80 % is always seen (W3C manifest, purpose member); the ground goes on outside. */
const SAFE = 0.8;

async function icon(page: Page, pixels: number, name: string, share = 1): Promise<void> {
  const svg = await readFile(join(PUBLIC, 'icon.svg'), 'utf8');
  const ground = /fill="(#\w+)"/.exec(svg)?.[1] ?? '';
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${share < 1 ? ground : 'none'}">
      <div style="width:${share * 100}vw;height:${share * 100}vw">${svg}</div>
    </body>`,
  );
  await page.screenshot({ path: join(PUBLIC, name), omitBackground: true });
}

/** The icon while somebody waits: it is seen among many tabs, and small. */
async function mark(): Promise<void> {
  const svg = await readFile(join(PUBLIC, 'icon.svg'), 'utf8');
  const circle =
    '<circle cx="25" cy="7" r="6.5" fill="#1f6f5c" stroke="#fbf8f3" stroke-width="2"/>';
  await writeFile(join(PUBLIC, 'icon-mark.svg'), svg.replace('</svg>', `  ${circle}\n</svg>`));
}

/** What is shown of a link in a chat. */
async function preview(page: Page): Promise<void> {
  const font = (await readFile(join(PROJECT, FONT))).toString('base64');
  await page.setViewportSize({ width: 1_200, height: 630 });
  await page.setContent(await readFile(join(__dirname, 'preview.html'), 'utf8'));
  await page.addStyleTag({
    content: `@font-face { font-family: Figtree; font-weight: 300 900; src: url(data:font/woff2;base64,${font}); }`,
  });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(PUBLIC, 'preview.png') });
}

/** `npm run pictures`: draws the pictures in `public/` that are made of others. */
async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: obtainChromium() });
  try {
    const page = await browser.newPage();
    await icon(page, 180, 'icon-180.png');
    await icon(page, 192, 'icon-192.png');
    await icon(page, 512, 'icon-512.png');
    await icon(page, 512, 'icon-maskable-512.png', SAFE);
    await preview(page);
    await mark();
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
