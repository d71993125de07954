import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { inviteTwo } from './support/meet';
import { test } from './support/test';

/** A window of 1280 by 1024 at 400 %, in CSS pixels (WCAG 2.2, 1.4.10). */
const zoomed = { width: 320, height: 256 };

/** What is to be scrolled sideways, and what can be pressed but for the part that is beside the window. */
function sideways(): string[] {
  const names = (element: Element) =>
    `${element.localName} ${element.ariaLabel ?? element.textContent.slice(0, 40)}`;
  const scrolls = [...document.querySelectorAll('*')].filter((element) => {
    const { overflowX } = getComputedStyle(element);
    const canScroll = element === document.documentElement || /auto|scroll/.test(overflowX);
    return canScroll && element.scrollWidth > element.clientWidth;
  });
  const outside = [...document.querySelectorAll('button, a, input, select, summary')].filter(
    (element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return element.checkVisibility() && width > 1 && (left < 0 || right > innerWidth);
    },
  );
  return [...scrolls, ...outside].map(names);
}

const expectOneDirection = async (page: Page) => expect(await page.evaluate(sideways)).toEqual([]);

test('at 400 % nothing is scrolled sideways: home, check, lobby, call, chat, dialogs', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.join(room);
  const { page } = ana;
  await page.setViewportSize(zoomed);
  for (const path of ['/', '/check']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectOneDirection(page);
  }
  await ana.open(room);
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  await expectOneDirection(page);
  await ana.press('Join');
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await expectOneDirection(page);

  for (const name of [/^Settings$/, /who is here$/, /^Invite/, /^Connection details/]) {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectOneDirection(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await ana.press('Chat');
  await page
    .getByRole('textbox', { name: 'Message' })
    .fill(`${'wide '.repeat(9)}${'w'.repeat(90)}`);
  await ana.press('Send');
  await expect(page.getByRole('log').getByRole('listitem')).toBeVisible();
  await expectOneDirection(page);
});
