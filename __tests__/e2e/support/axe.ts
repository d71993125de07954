import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** @returns what axe finds wrong with the page as it is now, in light and in dark colours */
export async function axeViolations(page: Page, state: string): Promise<string[]> {
  // By the debugger, which the page's policy does not bind.
  await page.evaluate(SOURCE);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What fades in has a contrast of its own on the way.
    await page.evaluate(async () => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run({ runOnly: ${JSON.stringify(TAGS)} })`,
    );
    for (const { id, nodes } of violations) {
      const where = nodes.map(
        ({ target, failureSummary }) => `${String(target)}: ${failureSummary}`,
      );
      found.push(`${state}, ${colorScheme}: ${id} at ${where.join('; ')}`);
    }
  }
  return found;
}
