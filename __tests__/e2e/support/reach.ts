import { expect } from '@playwright/test';
import type { Person } from './person';

/** By keyboard alone: goes on with Tab until that button has the focus, and presses it. */
export async function reach({ page }: Person, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string';
  const button = page.getByRole('button', { name, exact });
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Tab');
        return button.evaluate((element) => element === document.activeElement);
      },
      { intervals: [0] },
    )
    .toBe(true);
  await page.keyboard.press('Enter');
}
