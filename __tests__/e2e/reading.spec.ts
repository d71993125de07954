import { expect } from '@playwright/test';
import { hidePassing } from './support/look';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

/*
 * What a screen reader says, in the order in which it reads: roles, names and states, as they are kept in `reading/`.
 * After a change that is meant: npm run test:e2e -- reading.spec --update-snapshots, and read all that changed.
 */
async function expectReading({ page }: Person, state: string): Promise<void> {
  await expect(async () => {
    await hidePassing(page);
    expect(await page.locator('body').ariaSnapshot()).toMatchSnapshot(`${state}.yml`);
  }).toPass({ timeout: 60_000 });
}

test('home and lobby', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/');
  await expectReading(ana, 'home');
  await ana.page.goto('/room/sala-de-lectura?name=Ana');
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await expect(ana.page.getByRole('button', { name: 'Mute microphone' })).toBeVisible();
  await expectReading(ana, 'lobby');
});

test('a call, and its dialogs', async ({ invite }) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet('sala-de-lectura-2', [ana, ben]);
  await expect(ana.tileOf(ben).locator('button[data-grade]')).toBeVisible();
  await expectReading(ana, 'call');

  await ana.press('2 people: who is here');
  await expect(ana.page.getByRole('dialog', { name: 'People in this room' })).toBeVisible();
  await expectReading(ana, 'people');
  await ana.page.keyboard.press('Escape');
  await ana.press('Settings');
  await expect(ana.page.getByRole('group', { name: 'This device' })).toBeVisible();
  await expectReading(ana, 'settings');
  await ana.press('Keyboard shortcuts');
  await expect(ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectReading(ana, 'shortcuts');
  await ana.page.keyboard.press('Escape');
  await ana.press('Chat');
  await expect(ana.page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  await expectReading(ana, 'chat');
});
