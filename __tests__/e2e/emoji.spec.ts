import { expect } from '@playwright/test';
import { test } from '../faults/own-server-test';
import { axeViolations } from './support/axe';
import { ChatPanel } from './support/chat-panel';
import { inviteTwo, meet } from './support/meet';

test('emoji are completed, picked, and come from this server alone', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  const requested: URL[] = [];
  ana.page.on('request', (request) => requested.push(new URL(request.url())));
  await meet(room, [ana, ben]);
  const [anas, bens] = [await ChatPanel.open(ana), await ChatPanel.open(ben)];
  const { page } = ana;

  await anas.field.pressSequentially('Well done :ta');
  const offer = page.getByRole('listbox', { name: 'Emoji that fit' });
  await expect(offer.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  expect(await axeViolations(page, 'completion')).toEqual([]);
  await anas.field.pressSequentially('da');
  await page.keyboard.press('Enter');
  await expect(anas.field).toHaveValue('Well done 🎉');
  await anas.field.pressSequentially(' :smile:');
  await page.keyboard.press('Enter');
  await expect.poll(() => bens.texts()).toEqual(['Well done 🎉 😄']);

  for (const size of [
    { width: 360, height: 740 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    const opener = anas.region.getByRole('button', { name: 'Emoji' });
    await opener.click();
    const picker = page.getByRole('dialog', { name: 'Emoji' });
    const option = picker.getByRole('option').first();
    await expect(option).toBeVisible();
    const box = await option.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    const edges = await picker.boundingBox();
    expect(edges?.x).toBeGreaterThanOrEqual(0);
    expect((edges?.x ?? 0) + (edges?.width ?? 0)).toBeLessThanOrEqual(size.width);
    expect(await axeViolations(page, `picker at ${String(size.width)}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('red heart');
    await page.keyboard.press('Enter');
    await expect(anas.field).toBeFocused();
    await expect(anas.field).toHaveValue('❤️');
    await anas.field.fill('');
  }
  const { host } = new URL(page.url());
  const ownOrNone = (url: URL) => !url.protocol.startsWith('http') || url.host === host;
  expect(requested.filter((url) => !ownOrNone(url)).map(String)).toEqual([]);
});
