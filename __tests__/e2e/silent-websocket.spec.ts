import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { Guests } from './support/guests';
import { meet } from './support/meet';
import { Middlebox } from './support/middlebox';
import { PageWatch } from './support/page-watch';
import type { Person } from './support/person';
import { test as base } from './support/test';

const test = base.extend<{ middlebox: Middlebox; ben: Person }>({
  middlebox: async ({ origin }, use) => {
    const middlebox = await Middlebox.before(origin);
    await use(middlebox);
    await middlebox.close();
  },
  /** Reaches the server through the middlebox alone. */
  ben: async ({ browser, middlebox }, use) => {
    const pageWatch = new PageWatch(middlebox.origin, []);
    const guests = new Guests(middlebox.origin, pageWatch);
    await use(await guests.invite(browser, { name: 'Ben', colour: 'blue' }));
    await guests.sayGoodbye();
    expect(pageWatch.problems).toEqual([]);
  },
});

test('who is behind a middlebox that opens WebSockets and forwards nothing gets in over polling', async ({
  invite,
  room,
  middlebox,
  ben,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await meet(room, [ana, ben]);
  expect(middlebox.begun).toContain('websocket');
  expect(middlebox.begun.at(-1)).toBe('polling');

  // Remembered for the visit: nobody waits again.
  const before = middlebox.begun.length;
  await ben.press('Leave');
  await ben.press('Rejoin');
  await expectEverybodyHasEverybody([ana, ben]);
  expect(new Set(middlebox.begun.slice(before))).toEqual(new Set(['polling']));

  await ben.page.reload();
  await ben.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
});
