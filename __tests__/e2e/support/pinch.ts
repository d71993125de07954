import type { Locator } from '@playwright/test';

/** Two fingers, side by side in the middle of an element, so far apart in CSS pixels. */
interface Fingers {
  readonly from: number;
  readonly to: number;
}

/** In so many steps, as fingers move. */
const STEPS = 8;

/** Puts two fingers on an element, moves them apart or together, and lifts them (CDP, Input.dispatchTouchEvent). */
export async function pinch(element: Locator, { from, to }: Fingers): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error('There is nothing to put fingers on.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const page = element.page();
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', apart: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [
        { id: 0, x: x - apart / 2, y },
        { id: 1, x: x + apart / 2, y },
      ],
    });
  await touch('touchStart', from);
  for (let step = 1; step <= STEPS; step++) {
    await touch('touchMove', from + ((to - from) * step) / STEPS);
  }
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}
