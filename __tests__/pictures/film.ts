import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Frame } from './apng';
import { apng } from './apng';
import { faces } from './faces';
import { inRealCall, press, seen } from './real-call';

const IMAGES = join(__dirname, '../../docs/images');

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
  await inRealCall({ width: 720, height: 450 }, async (newPage) => {
    const [ana, ben, cleo] = [
      await newPage(faces.ana),
      await newPage(faces.ben),
      await newPage(faces.cleo),
    ];
    const frames: Frame[] = [];
    for await (const shownMs of film(ana, ben, cleo)) {
      await ana.mouse.move(0, 0);
      frames.push({ png: await ana.screenshot({ animations: 'disabled' }), shownMs });
    }
    await writeFile(join(IMAGES, 'film.png'), apng(frames));
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
