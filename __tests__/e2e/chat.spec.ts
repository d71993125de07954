import { expect, type Locator } from '@playwright/test';
import { test } from '../faults/own-server-test';
import { axeViolations } from './support/axe';
import { ChatPanel } from './support/chat-panel';
import { FileList } from './support/file-list';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteThree, inviteTwo, meet } from './support/meet';

async function expectSameLines(panels: readonly ChatPanel[], texts: readonly string[]) {
  for (const panel of panels) await expect.poll(() => panel.texts()).toEqual(texts);
}

interface Range {
  from: number;
  to: number;
}

/** In the page: writes the lines of these numbers into the field, one after the other. */
async function writeMany(field: HTMLElement | SVGElement, { from, to }: Range): Promise<void> {
  const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  for (let line = from; line < to; line++) {
    value?.set?.call(field, `line ${String(line)}`);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await Promise.resolve();
    field.closest('form')?.requestSubmit();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

test('three people write, one comes later, one loads the page again', async ({ invite, room }) => {
  test.setTimeout(300_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben]);

  const anas = await ChatPanel.open(ana);
  await anas.write('Hello, Ben');
  // The panel is closed over there.
  await expect(ben.page.getByRole('button', { name: 'Chat, 1 unread' })).toBeVisible();
  await expect(ben.page).toHaveTitle(/^\(1\) /);
  await expect(ben.page.getByRole('status').getByText('Ana: Hello, Ben')).toBeVisible();
  const bens = await ChatPanel.open(ben);
  await expect(ben.page).not.toHaveTitle(/^\(/);
  await bens.write('Hello!\nTwo lines, <b>and no HTML</b>');
  const both = ['Hello, Ben', 'Hello!\nTwo lines, <b>and no HTML</b>'];
  await expectSameLines([anas, bens], both);
  await expect(bens.log.getByText('Ana', { exact: true })).toBeVisible();

  await cleo.join(room);
  await expectEverybodyHasEverybody([ana, ben, cleo]);
  const cleos = await ChatPanel.open(cleo);
  await cleos.write('What did I miss?');
  const all = [...both, 'What did I miss?'];
  await expectSameLines([anas, bens, cleos], all);

  await ana.page.reload({ waitUntil: 'commit' });
  await ana.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben, cleo]);
  const again = await ChatPanel.open(ana);
  await expectSameLines([again], all);
  // She has another key now: what she wrote before is handed on by others.
  await expect(again.log.getByText(/^handed on by (Ben|Cleo)$/)).toBeVisible();
  await again.write('Back');
  await expectSameLines([again, bens, cleos], [...all, 'Back']);
});

test('the server dies, and people write on', async ({ invite, room, server }) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const [anas, bens] = [await ChatPanel.open(ana), await ChatPanel.open(ben)];
  await server.kill();
  await expect(ben.page.getByText('The call goes on;')).toBeVisible();

  await anas.write('Is anybody there?');
  await bens.write('I am');

  await expectSameLines([anas, bens], ['Is anybody there?', 'I am']);
});

test('what is said to one alone reaches nobody else', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben, cleo]);
  const [anas, bens, cleos] = [
    await ChatPanel.open(ana),
    await ChatPanel.open(ben),
    await ChatPanel.open(cleo),
  ];
  await anas.to.selectOption('Ben');
  await anas.write('Between us');
  await anas.to.selectOption('Everybody');
  await anas.write('For all');

  await expectSameLines([anas, bens], ['Between us', 'For all']);
  await expectSameLines([cleos], ['For all']);
  await expect(bens.log.getByText('only to you')).toBeVisible();
  await expect(anas.log.getByText('only to Ben')).toBeVisible();
});

test('links open elsewhere, code is code, and one changes what one wrote', async ({
  invite,
  room,
}) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const [anas, bens] = [await ChatPanel.open(ana), await ChatPanel.open(ben)];

  await anas.write('See https://example.org/page and `npm start`');
  const link = bens.log.getByRole('link', { name: 'https://example.org/page' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(bens.log.locator('code')).toHaveText('npm start');

  await anas.act(0, 'Edit');
  await anas.field.fill('Forget it');
  await anas.field.press('Enter');
  await expectSameLines([anas, bens], ['Forget it']);
  await expect(bens.log.getByText('edited')).toBeVisible();

  await bens.act(0, 'Reply');
  await bens.write('Done');
  await expect(anas.log.getByText('Reply to You: Forget it')).toBeVisible();

  await anas.act(0, 'Delete');
  await expect(bens.log.getByText('Deleted', { exact: true })).toBeVisible();
  await expect(bens.log.getByText('Forget it', { exact: true })).toHaveCount(0);
});

test('by keyboard alone, with the focus back where it was', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.join(room);
  const { page } = ana;
  const button = page.getByRole('button', { name: 'Chat', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const panel = new ChatPanel(ana);
  await expect(panel.field).toBeFocused();
  await page.keyboard.type('one');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await expect.poll(() => panel.texts()).toEqual(['one\ntwo']);
  await expect(panel.field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(panel.region).toHaveCount(0);
  await expect(button).toBeFocused();
});

const inside = async (inner: Locator, outer: Locator) => {
  const [one, other] = [await inner.boundingBox(), await outer.boundingBox()];
  if (!one || !other) return false;
  return one.x >= other.x && one.x + one.width <= other.x + other.width;
};

test('fits a phone, and has no barriers, open or closed', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.join(room);
  for (const size of [
    { width: 360, height: 740 },
    { width: 1440, height: 900 },
  ]) {
    await ana.page.setViewportSize(size);
    const panel = await ChatPanel.open(ana);
    await panel.write(`${'long'.repeat(60)} https://example.org/${'x'.repeat(80)}`);
    await panel.act(0, 'More');
    expect(await inside(panel.region, ana.page.locator('body'))).toBe(true);
    expect(await inside(panel.send, panel.region)).toBe(true);
    const scrolls = await ana.page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(scrolls).toBe(false);
    expect(await axeViolations(ana.page, `chat at ${String(size.width)}`)).toEqual([]);
    await panel.field.press('Escape');
    expect(await axeViolations(ana.page, `call at ${String(size.width)}`)).toEqual([]);
  }
});

test('who reads earlier messages keeps the place, whatever is drawn or comes', async ({
  invite,
  room,
}) => {
  test.setTimeout(240_000);
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await meet(room, [ana, ben]);
  const [anas, bens] = [await ChatPanel.open(ana), await ChatPanel.open(ben)];
  await anas.field.evaluate(writeMany, { from: 0, to: 100 });
  await expect(bens.log.getByText('line 99', { exact: true })).toBeInViewport();
  // No more are drawn at once: the button that draws the others takes room, and the list has no other size than before.
  await anas.write('line 100');
  await expect(bens.log.getByText('line 100', { exact: true })).toBeInViewport({ ratio: 1 });
  await anas.field.evaluate(writeMany, { from: 101, to: 150 });
  await expect(bens.log.getByText('line 149', { exact: true })).toBeInViewport();
  await expect(bens.log.getByRole('listitem')).toHaveCount(100);
  const first = bens.log.getByText('line 50', { exact: true });
  await first.scrollIntoViewIfNeeded();
  await bens.log.evaluate((log) => log.scrollTo(0, 0));
  const before = await first.boundingBox();
  await bens.region.getByRole('button', { name: 'Earlier messages' }).click();
  await expect(bens.log.getByText('line 0', { exact: true })).toBeAttached();
  const isWhereItWas = async () => {
    const box = await first.boundingBox();
    // The button is gone from above it.
    return Math.abs((box?.y ?? NaN) - (before?.y ?? NaN)) < 1;
  };
  await expect.poll(isWhereItWas).toBe(true);
  await expect(bens.log).toBeFocused();

  await anas.write('meanwhile');
  await expect(bens.log.getByText('meanwhile', { exact: true })).toBeAttached();
  await expect(bens.log.getByText('line 0', { exact: true })).toBeAttached();
  await expect.poll(isWhereItWas).toBe(true);
});

test('the host has newcomers read only what is said after they came', async ({ invite, room }) => {
  test.setTimeout(300_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben]);
  const [anas, bens] = [await ChatPanel.open(ana), await ChatPanel.open(ben)];
  await expect(bens.region.getByText('Newcomers read what was said before.')).toBeVisible();
  await anas.write('Between the two of us');
  await expectSameLines([anas, bens], ['Between the two of us']);
  await anas.region
    .getByRole('checkbox', { name: 'Newcomers read what was said before' })
    .uncheck();
  await expect(
    bens.region.getByText('Newcomers read only what is said from when they come.'),
  ).toBeVisible();

  await cleo.join(room);
  await expectEverybodyHasEverybody([ana, ben, cleo]);
  const cleos = await ChatPanel.open(cleo);
  await expect(cleos.region.getByText(/^You came later: /)).toBeVisible();
  await bens.write('Hello, Cleo');
  await cleos.write('Hello');
  const since = ['Hello, Cleo', 'Hello'];
  await expectSameLines([cleos], since);
  await expectSameLines([anas, bens], ['Between the two of us', ...since]);
  await expect(anas.log.getByText(/^Not yet at/)).toHaveCount(0);

  // Loading the page again makes nobody a newcomer, nor a newcomer anything else.
  for (const person of [ben, cleo]) {
    await person.page.reload({ waitUntil: 'commit' });
    await person.joinIfAsked();
    await expectEverybodyHasEverybody([ana, ben, cleo]);
  }
  await expectSameLines([await ChatPanel.open(ben)], ['Between the two of us', ...since]);
  await expectSameLines([await ChatPanel.open(cleo)], since);
});

test('a page that has no channel for chat and files is named, and what is for it does not pass for delivered', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ben.page.addInitScript(() => {
    const { createDataChannel } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.createDataChannel = function (label, init) {
      const isLacking = label === 'chat' || label === 'transfer';
      // One that never opens, of a connection that is never made.
      const connection = isLacking ? new RTCPeerConnection() : this;
      return createDataChannel.call(connection, label, init);
    };
  });
  await meet(room, [ana, ben]);
  const anas = await FileList.open(ana);
  const words = anas.panel.region.getByText('Ben may not get what is written here');
  await expect(words).toBeVisible();
  await anas.panel.write('Anybody there?');
  await expect(anas.panel.log.getByText('Not yet at: Ben')).toBeVisible();
  await anas.pick({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('plan') });
  await anas.expectState('plan.txt', "Ben's page has not answered yet.");
});
