import type { Page } from '@playwright/test';
import { median } from './statistics';

const FRAMES = 120;
const ROUNDS = 3;

/** @returns frames a second while the box scrolls from its beginning towards its end, the middle of some rounds */
export async function scrollRate(page: Page, selector: string): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rates.push(await page.locator(selector).evaluate(scroll, FRAMES));
  }
  return median(rates);
}

/** In the page. */
function scroll(box: Element, frames: number): Promise<number> {
  const step = Math.max(1, (box.scrollHeight - box.clientHeight) / frames);
  return new Promise((resolve) => {
    let beganMs = NaN;
    let frame = 0;
    const next = (nowMs: number) => {
      if (frame === 0) beganMs = nowMs;
      if (frame === frames) return resolve((1_000 * frames) / (nowMs - beganMs));
      box.scrollTop = frame * step;
      frame += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

/**
 * Shows a box of so many elements with some words in each, of the size of another page's, beside so many pictures of
 * cameras, and nothing else: where there are two of them or more, Chromium draws 30 frames a second of anything.
 *
 * @param page at an address of a server, since cameras are for such pages
 */
export async function showBareBox(page: Page, elements: number, cameras: number): Promise<void> {
  await page.setContent(
    '<div id="box" style="width: 20rem; height: 30rem; overflow-y: auto; font: 1rem sans-serif"></div>',
  );
  await page.locator('#box').evaluate((box, count) => {
    for (let index = 0; index < count; index++) {
      const line = document.createElement('div');
      line.textContent = `line ${String(index)}`;
      box.append(line);
    }
  }, elements);
  await page.evaluate(async (count) => {
    for (let camera = 0; camera < count; camera++) {
      const picture = document.createElement('video');
      picture.width = 300;
      picture.muted = true;
      picture.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
      document.body.append(picture);
      await picture.play();
    }
  }, cameras);
}
