import { expect } from '@playwright/test';
import { screenColour } from './support/device-plan';
import { inviteTwo } from './support/meet';
import { reach } from './support/reach';
import { test } from './support/test';

test('from the home page to the end of a call by keyboard alone', async ({ invite }) => {
  const [ana, ben] = await inviteTwo(invite);
  const { page } = ana;
  const { keyboard } = page;
  await page.goto('/');
  await reach(ana, 'New room');
  const name = page.getByRole('textbox', { name: 'Your name' });
  await expect(page.getByRole('heading', { name: 'Ready to go in?' })).toBeFocused();
  await expect(async () => {
    await keyboard.press('Tab');
    await expect(name).toBeFocused({ timeout: 100 });
  }).toPass();
  await keyboard.type('Ana');
  await keyboard.press('Enter');
  await expect(ana.ownTile).toBeVisible();

  await ben.page.goto(page.url().replace('#', '?name=Ben#'));
  await expect(ben.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await reach(ben, 'Join');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await ben.expectColour(ben.tileOf(ana), 'red');

  await reach(ana, 'Mute microphone');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(1);
  await keyboard.press('Space');
  await expect(ben.tileOf(ana).getByText('Microphone muted')).toHaveCount(0);

  await reach(ana, 'Share screen');
  await ben.expectColour(ben.screenOf(ana), screenColour);
  await reach(ben, "Pin Ana's screen");
  await expect(
    ben.page.getByRole('button', { name: "Unpin Ana's screen", exact: true }),
  ).toBeVisible();

  await reach(ana, /^Chat/);
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await keyboard.type('By keys');
  await keyboard.press('Enter');
  await reach(ben, /^Chat/);
  await expect(ben.page.getByRole('listitem').getByText('By keys')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Chat/ })).toBeFocused();

  await reach(ana, 'Settings');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused();
  await reach(ana, 'Leave');
  await expect(page.getByRole('heading', { name: 'You left the room' })).toBeFocused();
  await expect(ben.tileOf(ana)).toHaveCount(0);
});
