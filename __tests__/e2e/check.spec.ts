import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/test';

const resultOf = (page: Page, step: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(step, { exact: true }) });

const verdict = (page: Page): Locator => page.getByRole('status').filter({ hasText: 'network' });

test('the check says whether a call will work from here, and how much goes through', async ({
  invite,
}) => {
  const { page } = await invite({ name: 'Ana', colour: 'red' });
  await page.goto('/');
  await page.getByRole('link', { name: /Will a call work from here/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Will a call work from here?');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop the check' })).toBeVisible();

  expect(new URL(page.url()).pathname).toBe('/check');
  await expect(verdict(page)).toContainText('Calls work from this network.', { timeout: 60_000 });
  await expect(verdict(page)).toContainText('Five people with small video');
  for (const step of ['Server', 'Relay over UDP', 'Relay over TCP']) {
    await expect(resultOf(page, step)).toContainText('Works');
  }
  // The server of the tests speaks plain http.
  await expect(resultOf(page, 'Relay over TLS')).toContainText('Not offered by this server');

  await page.getByText('Details').click();
  const report = page.getByRole('textbox', { name: 'Report' });
  await expect(report).toHaveValue(/Relay over UDP: Works, [\d.]+ Mbit\/s/);
  await expect(report).toHaveValue(/Camera: Works/);
  expect(await report.inputValue()).not.toMatch(/\d+\.\d+\.\d+\.\d+(?!.*Safari)/);
});

test('the check can be stopped and run again, and leaves nothing open', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/check');
  await expect(resultOf(ana.page, 'Relay over UDP')).toContainText('Checking');
  await ana.press('Stop the check');
  await expect(ana.page.getByText('The check was stopped.')).toBeVisible();
  await expect.poll(() => ana.connections()).toBe(0);
  await ana.press('Check again');
  await expect(resultOf(ana.page, 'Server')).toContainText('Works');
  await expect(ana.page.getByRole('button', { name: 'Stop the check' })).toBeVisible();
});

test('the check has words for a camera that is denied', async ({ invite }) => {
  const { page } = await invite({ name: 'Ana', colour: 'red', devices: { camera: 'denied' } });
  await page.goto('/check');
  await expect(page.getByText(/does not let this page use the camera/)).toBeVisible();
});
