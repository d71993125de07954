import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import type { Person } from './support/person';
import { test } from './support/test';

const lobbyOf = ({ page }: Person) => page.getByRole('button', { name: 'Join', exact: true });

/** Collects what this page sends to the server from now on, addresses and bodies alike. */
function collectSent({ page }: Person): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  page.on('websocket', (socket) => {
    sent.push(socket.url());
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()));
  });
  return sent;
}

async function typePassphrase(person: Person, passphrase: string): Promise<void> {
  await person.page.getByText('Add a passphrase').click();
  await person.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
}

async function enter(person: Person): Promise<void> {
  await person.page.getByRole('textbox', { name: 'Your name' }).fill(person.name);
  await person.press('Join');
  await expect(person.ownTile).toBeVisible();
}

test('two people meet over the link of a new room, and its key never leaves their browsers', async ({
  invite,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  const sent = [collectSent(ana), collectSent(ben)];
  await ana.page.goto('/');
  await ana.press('New room');
  await expect(lobbyOf(ana)).toBeVisible();
  await enter(ana);

  const link = await ana.page.getByRole('textbox', { name: 'Link to the room' }).inputValue();
  expect(link).toBe(ana.page.url());
  await ben.page.goto(link);
  await enter(ben);
  await expectEverybodyHasEverybody([ana, ben]);

  const secret = new URL(link).hash.slice(1);
  expect(secret).toHaveLength(22);
  for (const [index, { page }] of [ana, ben].entries()) {
    expect(sent[index]?.length).toBeGreaterThan(5);
    expect(sent[index]?.join('\n')).not.toContain(secret);
    await expect(page.getByRole('button', { name: /^Privacy: Sealed by the key/ })).toBeVisible();
  }

  await ana.page.reload();
  await ana.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
});

test('a link without its end opens nothing, until the whole one is pasted', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/');
  await ana.press('New room');
  await expect(lobbyOf(ana)).toBeVisible();
  const link = ana.page.url();

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  for (const cut of [link.slice(0, link.indexOf('#')), link.slice(0, -3)]) {
    await ben.page.goto(cut);
    await expect(ben.page.getByRole('alert')).toContainText('Ask for the whole link again');
    await expect(lobbyOf(ben)).toHaveCount(0);
  }
  await ben.page.getByRole('textbox', { name: 'Whole link' }).fill(link);
  await ben.press('Go to room');
  await expect(lobbyOf(ben)).toBeVisible();
  await enter(ana);
  await enter(ben);
  await expectEverybodyHasEverybody([ana, ben]);
});

test('those who type the same passphrase meet, and meet again after a reload', async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  const sent = collectSent(ana);
  for (const person of [ana, ben]) {
    await person.open(room);
    await typePassphrase(person, 'otter lamp seven quiet plum');
    await enter(person);
  }
  await expectEverybodyHasEverybody([ana, ben]);
  await ana.page.reload();
  await ana.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
  await expect(
    ana.page.getByRole('button', { name: 'Privacy: Sealed by your passphrase' }),
  ).toBeVisible();
  expect(sent.join('\n')).not.toContain('otter lamp');
});

test('those who type different passphrases are told, and nothing connects', async ({
  invite,
  room,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const ben = await invite({ name: 'Ben', colour: 'blue' });
  const people = [ana, ben];
  for (const person of people) {
    await person.open(room);
    await typePassphrase(person, `the passphrase of ${person.name}`);
    await enter(person);
  }
  // Names are sealed too: neither knows who the other one is.
  const tiles = people.map((person) => person.groupNamed('Someone'));
  for (const tile of tiles) {
    await expect(tile).toContainText(/cannot be opened|has not proved to have the room's key/);
  }
  for (const person of people) expect(await person.connections()).toBe(0);
});
