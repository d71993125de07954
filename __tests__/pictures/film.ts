import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumFlags } from '../browsers/chromium-flags';
import { obtainChromium } from '../browsers/obtain-chromium';
import { loopback, startProductionServer } from '../e2e/support/production-server';
import type { Frame } from './apng';
import { apng } from './apng';
import type { Face } from './drawn-devices';
import { installDrawnDevices } from './drawn-devices';

const IMAGES = join(__dirname, '../../docs/images');
const viewport = { width: 720, height: 450 };

const faces = {
  Ana: { skin: '#f1c8a0', hair: '#5c3d2e', clothes: '#b5583a', light: '#e2a873', shade: '#c2623f' },
  Ben: { skin: '#c98f68', hair: '#262220', clothes: '#32624e', light: '#86ad9a', shade: '#3f6f5c' },
  Cleo: {
    skin: '#f0c7a9',
    hair: '#b8762a',
    clothes: '#6c4b82',
    light: '#bda4cf',
    shade: '#7c5c95',
  },
} satisfies Record<string, Omit<Face, 'speaks'>>;

const newPage = async (browser: Browser, name: keyof typeof faces, origin: string) => {
  const context = await browser.newContext({
    viewport,
    baseURL: origin,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(installDrawnDevices, { ...faces[name], speaks: name === 'Ben' });
  return page;
};

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();

/** Waits until so many pictures are shown. */
const seen = (page: Page, count: number) =>
  page.waitForFunction(
    (least) =>
      [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length >=
      least,
    count,
  );

/** From home to a call with a hand, a chat and a screen, as Ana sees it. */
async function* film(ana: Page, ben: Page, cleo: Page): AsyncGenerator<number> {
  await ana.goto('/');
  yield 2_500;
  await press(ana, 'New room');
  await ana.getByRole('textbox', { name: 'Your name' }).fill('Ana');
  await seen(ana, 1);
  yield 2_500;
  await press(ana, 'Join');
  await ana.getByRole('textbox', { name: 'Link to the room' }).waitFor();
  const link = ana.url();
  yield 2_000;
  for (const [page, name] of [
    [ben, 'Ben'],
    [cleo, 'Cleo'],
  ] as const) {
    await page.goto(link.replace('#', `?name=${name}#`));
    await press(page, 'Join');
    await seen(ana, name === 'Ben' ? 2 : 3);
    yield 1_500;
  }
  await press(cleo, /^Hand and reactions/);
  await press(cleo, 'Raise hand');
  await ana.getByText('Hand raised, number 1').first().waitFor({ state: 'attached' });
  yield 2_000;
  await press(ben, /^Chat/);
  await ben.getByRole('textbox', { name: 'Message' }).fill('Cleo, it is your turn.');
  await press(ben, 'Send');
  await press(ana, /^Chat/);
  await ana.getByRole('listitem').getByText('Cleo, it is your turn.').waitFor();
  yield 2_500;
  await press(ana, 'Close the chat');
  await press(cleo, /^Hand and reactions/);
  await press(cleo, 'Lower hand');
  await press(cleo, 'Share screen');
  await seen(ana, 4);
  yield 3_500;
  await press(cleo, 'Stop sharing');
  await ana.getByRole('group', { name: "Cleo's screen" }).waitFor({ state: 'detached' });
  yield 2_000;
}

/** `npm run film`: makes the film of the README, in real calls. */
async function main(): Promise<void> {
  const server = await startProductionServer(await loopback());
  const browser = await chromium.launch({ executablePath: obtainChromium(), args: chromiumFlags });
  try {
    const page = (name: keyof typeof faces) => newPage(browser, name, server.origin);
    const [ana, ben, cleo] = [await page('Ana'), await page('Ben'), await page('Cleo')];
    const frames: Frame[] = [];
    for await (const shownMs of film(ana, ben, cleo)) {
      await ana.mouse.move(0, 0);
      frames.push({ png: await ana.screenshot({ animations: 'disabled' }), shownMs });
    }
    await writeFile(join(IMAGES, 'film.png'), apng(frames));
  } finally {
    await browser.close();
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
