import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import type { Invitation } from './support/guests';
import { inviteTwo, meet } from './support/meet';
import type { Person } from './support/person';
import { test } from './support/test';

/** Less than the half minute that the seat of a lost owner is held, and more than its tile stays. */
const GONE_MS = 25_000;

async function callOfTwo(invite: (invitation: Invitation) => Promise<Person>, room: string) {
  const [ana, ben] = await inviteTwo(invite);
  await meet(room, [ana, ben]);
  return { ana, ben };
}

test('both sides restart at once, fifty times in a row, on the same connection', async ({
  invite,
  room,
}) => {
  test.setTimeout(300_000);
  const { ana, ben } = await callOfTwo(invite, room);
  const made = await Promise.all([ana, ben].map((person) => person.connectionsMade()));

  for (let round = 0; round < 50; round += 1) {
    await Promise.all([ana, ben].map((person) => person.changeNetwork()));
  }

  await expectEverybodyHasEverybody([ana, ben]);
  expect(await Promise.all([ana, ben].map((person) => person.connectionsMade()))).toEqual(made);
  // And the server has both of them in their seats.
  const cleo = await invite({ name: 'Cleo', colour: 'green' });
  await cleo.join(room);
  await expectEverybodyHasEverybody([ana, ben, cleo]);
});

test('the last picture of somebody whose page died stands, dimmed, and goes before the seat', async ({
  invite,
  room,
}) => {
  const { ana, ben } = await callOfTwo(invite, room);

  await ben.die();

  const tile = ana.tileOf(ben);
  await expect(tile.getByRole('status')).toHaveText('Reconnecting to Ben…');
  await expect(tile.locator('video')).toHaveAttribute('data-frozen', 'true');
  await ana.expectColour(tile, 'blue');
  await expect(tile).toHaveCount(0, { timeout: GONE_MS });
  await ana.expectToSee();
});
