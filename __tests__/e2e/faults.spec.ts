import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { noteGaps } from '../faults/gap-reporter';
import { followMedia, lengthOf, takeLongestGaps } from '../faults/media-gap';
import { test } from '../faults/own-server-test';
import { watchFrames } from '../faults/watch-frames';
import { childrenOf } from './support/children-of';
import { CutLine } from './support/cut-line';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { forceRelay } from './support/force-relay';
import { inviteThree, inviteTwo, meet } from './support/meet';

const AWAY = 'The call goes on;';

test('one of two loses the server, and nobody the other', async ({ invite, room }, testInfo) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  const line = await CutLine.before(ben);
  await meet(room, [ana, ben]);
  for (const person of [ana, ben]) await followMedia(person, 1);

  await line.cut();
  await expect(ben.page.getByText(AWAY)).toBeVisible();
  await expect(ana.page.getByText(AWAY)).toBeHidden();
  // What changes is told without the server.
  await ben.press('Mute microphone');
  await expect(ana.tileOf(ben).getByText('Microphone muted')).toBeAttached();
  await watchFrames(ana, 50);
  const { picture } = await takeLongestGaps([ana, ben]);
  noteGaps(testInfo, "one participant's socket is cut", { picture }, picture.toMs);
  await ana.expectToSee(ben);

  line.mend();
  await expect(ben.page.getByText(AWAY)).toBeHidden();
  await expect(ben.page.getByRole('button', { name: 'Unmute microphone' })).toBeVisible();
  const cleo = await invite({ name: 'Cleo', colour: 'green' });
  await cleo.join(room);
  for (const person of [ana, ben, cleo]) {
    await person.expectToSee(...[ana, ben, cleo].filter((other) => other !== person));
  }
});

test('the seat of who leaves without the server is free as soon as that can be told', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  const line = await CutLine.before(ben);
  await meet(room, [ana, ben]);
  const cleo = await invite({ name: 'Cleo', colour: 'green' });
  await cleo.open(room);
  await expect(cleo.page.getByText('2 people are inside')).toBeVisible();

  await line.cut();
  await expect(ben.page.getByText(AWAY)).toBeVisible();
  await ben.press('Leave');
  await expect(ana.tileOf(ben)).toHaveCount(0);
  line.mend();
  await expect(cleo.page.getByText('1 person is inside')).toBeVisible();
});

test('a server that is restarted while somebody joins lets them in', async ({
  invite,
  room,
  server,
}) => {
  test.setTimeout(240_000);
  const [ana, ben, cleo] = await inviteThree(invite);
  await meet(room, [ana, ben]);
  await cleo.open(room);
  await expect(cleo.page.getByText('2 people are inside')).toBeVisible();

  await Promise.all([cleo.press('Join'), server.restart()]);

  await expectEverybodyHasEverybody([ana, ben, cleo]);
});

test('a page that is loaded again is back in its seat', async ({ invite, room }, testInfo) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await followMedia(ana, 1);

  const reloadedMs = Date.now();
  await ben.page.reload({ waitUntil: 'commit' });
  await ana.expectToSee(ben);
  await watchFrames(ana, 5);
  noteGaps(testInfo, 'a page is loaded again', await takeLongestGaps([ana]), reloadedMs);
  await expectEverybodyHasEverybody([ana, ben]);
});

test('the others are told whose camera went, and it comes back by itself', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  await ben.press('Mute microphone');
  // One that ends sooner is not asked for again.
  await watchFrames(ana, 20);

  await ben.page.evaluate(() => window.standInDevices.unplug('camera'));
  const words = ana.tileOf(ben).getByRole('status');
  await expect(words).toHaveText("Ben's camera was interrupted");
  await ana.expectColour(ana.tileOf(ben), null);
  await expect(ben.page.getByText('No camera was found.')).toBeVisible();

  await ben.page.evaluate(() => window.standInDevices.plugIn('camera'));
  await ana.expectColour(ana.tileOf(ben), 'blue');
  await expect(words).toHaveText('');
  await expect(ana.tileOf(ben).getByText('Microphone muted')).toBeAttached();
});

test('a tab that stands still, and goes on, is in the call again', async ({ invite, room }) => {
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  const devtools = await ben.page.context().newCDPSession(ben.page);
  await devtools.send('Debugger.enable');
  const paused = new Promise((resolve) => devtools.once('Debugger.paused', resolve));

  // As frozen as can be: Page.setWebLifecycleState does nothing to pages that are driven, and so count as seen.
  await devtools.send('Debugger.pause');
  await paused;
  // Longer than the server waits for a sign of life.
  await delay(12_000);
  await expect(ana.tileOf(ben)).toBeVisible();
  await devtools.send('Debugger.resume');
  await devtools.send('Debugger.disable');

  await expectEverybodyHasEverybody([ana, ben]);
  await ben.press('Mute microphone');
  await expect(ana.tileOf(ben).getByText('Microphone muted')).toBeAttached();
});

for (const hours of [1, -1]) {
  test(`a clock that jumps by ${String(hours)} h ends nothing`, async ({ invite, room }) => {
    const [ana, ben] = await inviteTwo(invite);
    await ben.page.addInitScript(() => {
      const read = Date.now.bind(Date);
      Date.now = () => read() + Number(sessionStorage.getItem('jump') ?? 0);
    });
    await meet(room, [ana, ben]);
    const made = await ben.connectionsMade();

    const jump = String(hours * 3_600_000);
    await ben.page.evaluate((ms) => sessionStorage.setItem('jump', ms), jump);

    await watchFrames(ana, 50);
    await expectEverybodyHasEverybody([ana, ben]);
    expect(await ben.connectionsMade()).toBe(made);
  });
}

test('a relay that is killed comes back, and with it those who need it', async ({
  invite,
  room,
  server,
}, testInfo) => {
  test.skip(!existsSync('/proc'), 'Nothing here tells which process is the relay');
  test.setTimeout(240_000);
  const [ana, ben] = await inviteTwo(invite);
  for (const { page } of [ana, ben]) await page.addInitScript<'udp' | 'tcp'>(forceRelay, 'udp');
  await meet(room, [ana, ben]);
  for (const person of [ana, ben]) await followMedia(person, 1);

  const [relay] = childrenOf(server.pid, 'relay');
  if (relay === undefined) throw new Error('There is no relay to kill');
  // Looked for in every frame: it may be there for a moment only.
  const told = ana.page.waitForFunction(
    () => document.body.textContent?.includes('Reconnecting to Ben…'),
    null,
    { polling: 'raf' },
  );
  process.kill(relay, 'SIGKILL');
  const killedMs = Date.now();
  await told;

  await expectEverybodyHasEverybody([ana, ben]);
  const gaps = await takeLongestGaps([ana, ben]);
  expect(lengthOf(gaps.picture)).toBeGreaterThan(0);
  noteGaps(testInfo, 'the relay is killed, and comes back', gaps, killedMs);
});

test.describe('credentials that last for 10 s', () => {
  test.use({ settings: { RELAY_CREDENTIAL_SECONDS: '10' } });

  test('are renewed in a call of half a minute', async ({ invite, room }) => {
    test.setTimeout(300_000);
    const [ana, ben] = await inviteTwo(invite);
    for (const { page } of [ana, ben]) await page.addInitScript<'udp' | 'tcp'>(forceRelay, 'udp');
    await meet(room, [ana, ben]);
    const made = await ana.connectionsMade();
    const joinedMs = Date.now();
    while (Date.now() - joinedMs < 30_000) await watchFrames(ana, 50);

    await ana.changeNetwork();

    await watchFrames(ana, 50);
    await expectEverybodyHasEverybody([ana, ben]);
    expect(await ana.connectionsMade()).toBe(made);
  });
});
