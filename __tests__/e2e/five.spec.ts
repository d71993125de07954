import { expect } from '@playwright/test';
import type { Colour } from './support/colours';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { meet } from './support/meet';
import { test } from './support/test';

/** Enough to see pictures move and to hear people, in turns as people speak: one machine codes it twenty times over. */
const pace = { framesPerSecond: 5, loudSeconds: 0.4 };

const five: { name: string; colour: Colour }[] = [
  { name: 'Ana', colour: 'red' },
  { name: 'Ben', colour: 'blue' },
  { name: 'Cleo', colour: 'green' },
  { name: 'Dora', colour: 'yellow' },
  { name: 'Emil', colour: 'magenta' },
];

test('five people have each other, the sixth waits and gets the first free seat', async ({
  invite,
  room,
}) => {
  test.setTimeout(480_000);
  const people = await Promise.all(five.map((person) => invite({ ...person, pace })));
  await meet(room, people);

  const sixth = await invite({ name: 'Fay', colour: 'black' });
  await sixth.open(room);
  await sixth.press('Join');
  await expect(sixth.page.getByRole('alert').filter({ hasText: 'full' })).toBeVisible();
  // The lobby may have tried the relay before; what is over by now stays over.
  expect(await sixth.connections()).toBe(0);
  const made = await sixth.connectionsMade();
  await sixth.press('Wait for a seat');
  await expect(sixth.page.getByText('You are number 1 in the queue.')).toBeVisible();
  expect(await sixth.connectionsMade()).toBe(made);

  const [ana, ...others] = people;
  await ana?.press('Leave');
  await expectEverybodyHasEverybody([...others, sixth]);
});
