import { expect, type Page } from '@playwright/test';
import type { Person } from './person';

/** A telephone, held upright and across, a tablet, a desktop. */
const sizes = {
  phone: { width: 360, height: 740 },
  across: { width: 740, height: 360 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1440, height: 900 },
} as const;
const sizeNames = ['phone', 'tablet', 'desktop'] as const;

/** One that most read, another with longer words, and one from right to left. */
export const shownLocales = ['en', 'es', 'ar'] as const;
export type ShownLocale = (typeof shownLocales)[number];

interface Look {
  readonly locale: ShownLocale;
  readonly size: keyof typeof sizes;
  readonly theme: 'light' | 'dark';
}

/** @returns another one for each language, and for each of six turns in one language. */
export function lookOf(locale: ShownLocale, turn: number): Look {
  const at = turn + shownLocales.indexOf(locale);
  return {
    locale,
    size: sizeNames[at % sizeNames.length] ?? 'phone',
    theme: at % 2 === 0 ? 'light' : 'dark',
  };
}

/**
 * What is never the same: how long a call lasts, when something was written, how well a busy machine sends, the colours
 * of a visit, the server's port, and what was read out a while ago.
 */
const PASSING = [
  '[data-surface="call"] > header > button:last-of-type',
  'time',
  'button[data-grade]',
  '[data-tone]',
  'input[readonly]',
  '[role="log"][aria-live="polite"] > p',
].join();

/**
 * On one machine two pictures are the same to the pixel. Edges of letters and of coded pictures may be drawn a little
 * otherwise by another processor or the browser's next version, each pixel in its shade; what moved or is gone is more:
 * a word of an ordinary line has some two hundred pixels, and so many may differ on a telephone's page.
 */
const TOLERANCE = { threshold: 0.25, maxDiffPixelRatio: 0.0005 };

/** What is hidden is not read out, either. */
export async function hidePassing(page: Page): Promise<void> {
  await page.locator(PASSING).evaluateAll((passing: HTMLElement[]) => {
    for (const { style } of passing) style.visibility = 'hidden';
  });
}

/** Compares the page with the picture that is kept of it, in that size and theme. */
export async function expectLook({ page }: Person, state: string, look: Look): Promise<void> {
  const { locale, size, theme } = look;
  await page.setViewportSize(sizes[size]);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  // Nothing is under the pointer.
  await page.mouse.move(0, 0);
  await hidePassing(page);
  await expect(page).toHaveScreenshot(`${state}-${locale}-${size}-${theme}.png`, TOLERANCE);
}

/** The same in every size and in both themes. */
export async function expectEveryLook(
  person: Person,
  state: string,
  locale: ShownLocale,
): Promise<void> {
  for (const turn of [0, 1, 2, 3, 4, 5]) await expectLook(person, state, lookOf(locale, turn));
}

/** The same in every size: of a call itself, which is dark in both themes. */
export async function expectEverySize(
  person: Person,
  state: string,
  locale: ShownLocale,
): Promise<void> {
  for (const turn of [0, 1, 2]) await expectLook(person, state, lookOf(locale, turn));
}
