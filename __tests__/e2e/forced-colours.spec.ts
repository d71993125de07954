import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

const groundOf = (element: Locator) =>
  element.evaluate((one) => getComputedStyle(one).backgroundColor);

test('with forced colours one sees what is chosen, how loud one is, and who speaks', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.emulateMedia({ forcedColors: 'active' });
  await ben.join(room);
  await ana.open(room);
  const lit = ana.page.getByRole('meter').locator('[data-lit="true"]').first();
  const dark = ana.page.getByRole('meter').locator('[data-lit="false"]').last();
  await expect(lit).toBeVisible();
  expect(await groundOf(lit)).not.toBe(await groundOf(dark));
  const [chosen, other] = ['As the device', 'Dark'].map((name) =>
    ana.page.locator('label').filter({ has: ana.page.getByRole('radio', { name, exact: true }) }),
  );
  if (!chosen || !other) throw new Error('no choice');
  const face = (label: Locator) => label.locator('input + *');
  expect(await groundOf(face(chosen))).not.toBe(await groundOf(face(other)));
  await ana.press('Join');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  // Ben's microphone sings all the time.
  await expect
    .poll(() =>
      ana.tileOf(ben).evaluate((tile) => getComputedStyle(tile, '::after').borderTopWidth),
    )
    .toBe('4px');
});
