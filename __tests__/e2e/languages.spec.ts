import { expect, type Page } from '@playwright/test';
import { directionOf, locales } from '../../lib/i18n/locale';
import { catalogues } from '../support/catalogues';
import { axeViolations } from './support/axe';
import { test } from './support/test';

const expectNoSidewaysScrolling = async (page: Page) =>
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);

for (const locale of locales) {
  test(`home and lobby in ${locale} fit on a telephone`, async ({ invite, room }) => {
    const { page } = await invite({ name: 'Ana', colour: 'red', locale });
    await page.setViewportSize({ width: 360, height: 740 });
    const words = catalogues[locale];

    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('html')).toHaveAttribute('dir', directionOf(locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.home.heading);
    await expect(page.getByRole('combobox', { name: words.preferences.language })).toHaveValue(
      locale,
    );
    await expectNoSidewaysScrolling(page);
    expect(await axeViolations(page, `home in ${locale}`)).toEqual([]);

    await page.goto(`/room/${room}?name=Ana`);
    await expect(page.getByRole('button', { name: words.lobby.join, exact: true })).toBeEnabled();
    await expectNoSidewaysScrolling(page);
    expect(await axeViolations(page, `lobby in ${locale}`)).toEqual([]);
  });
}

test('Arabic is mirrored, and another language turns the page back in place', async ({
  invite,
}) => {
  const { page } = await invite({ name: 'Ana', colour: 'red', locale: 'ar-EG' });
  await page.goto('/');
  const brand = page.getByRole('banner').getByRole('link');
  const language = page.getByRole('banner').getByRole('combobox');
  const offset = async () => {
    const [first, second] = [await brand.boundingBox(), await language.boundingBox()];
    return (first?.x ?? 0) - (second?.x ?? 0);
  };
  expect(await offset()).toBeGreaterThan(0);

  await language.selectOption({ label: 'Deutsch' });
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(await offset()).toBeLessThan(0);
});
