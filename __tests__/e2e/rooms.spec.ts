import { expect } from '@playwright/test';
import { test } from './support/test';

test('New room leads to a room that nobody can guess', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const rooms = new Set<string>();
  const keys = new Set<string>();
  for (let round = 0; round < 2; round += 1) {
    await ana.page.goto('/');
    await ana.press('New room');
    await expect(ana.page).toHaveURL(/\/room\/[a-z-]+#[A-Za-z0-9_-]{22}$/);
    const { pathname, hash } = new URL(ana.page.url());
    rooms.add(pathname.replace('/room/', ''));
    keys.add(hash);
  }
  expect([rooms.size, keys.size]).toEqual([2, 2]);
  // Seven groups of sixteen bits, each written as consonant, vowel, consonant, vowel, consonant.
  for (const room of rooms) {
    expect(room).toMatch(
      /^([b-df-hj-np-tvz][aiou][b-df-hj-np-tvz][aiou][b-df-hj-np-tvz](-|$)){7}$/,
    );
  }
});

test('a typed name leads to the room of that name', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/');
  await ana.page.getByRole('textbox', { name: 'Name of the room' }).fill('Café de Ana');
  await ana.press('Go to room');
  await expect(ana.page).toHaveURL(/\/room\/cafe-de-ana$/);
  await expect(ana.page.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('the name in the link stands in the lobby', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana María', colour: 'red' });
  await ana.open(room);
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana María');
});

test('a Spanish browser is answered in Spanish', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red', locale: 'es-ES' });
  await ana.open(room);
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
  await expect(ana.page.getByRole('textbox', { name: 'Tu nombre' })).toHaveValue('Ana');
});

test.describe('an address that is no room', () => {
  test.use({ expectedErrors: [/404/] });

  for (const address of ['/room/no%20room', `/room/${'a'.repeat(65)}`, '/room/%3Cb%3E']) {
    test(`${address.slice(0, 20)} gets a page that says so`, async ({ invite }) => {
      const ana = await invite({ name: 'Ana', colour: 'red' });
      const response = await ana.page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(
        ana.page.getByRole('heading', { name: 'That is not the name of a room' }),
      ).toBeVisible();
    });
  }
});
