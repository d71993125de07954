import { request as sendRequest } from 'node:http';
import { expect } from '@playwright/test';
import { expectEverybodyHasEverybody } from './support/expect-everybody';
import { inviteTwo } from './support/meet';
import type { Person } from './support/person';
import { loopback, startProductionServer } from './support/production-server';
import { test } from './support/test';

const lobbyOf = ({ page }: Person) => page.getByRole('button', { name: 'Join', exact: true });

/** Has somebody open a room, and stand in its lobby. @returns its link */
async function openNewRoom(person: Person): Promise<string> {
  await person.page.goto('/');
  await person.press('New room');
  await expect(lobbyOf(person)).toBeVisible();
  return person.page.url();
}

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

/** What the server answers to a path that no browser would write so, or undefined when it hangs up. */
function statusOf(
  origin: string,
  method: string,
  path: string,
  referer: string,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const headers = { referer: `${origin}/room/sala%23${referer}` };
    const request = sendRequest({ hostname, port, method, path, headers }, (response) => {
      response.resume().on('close', () => resolve(response.statusCode));
    });
    request.on('error', () => resolve(undefined)).end();
  });
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
  const [ana, ben] = await inviteTwo(invite);
  const sent = [collectSent(ana), collectSent(ben)];
  await openNewRoom(ana);
  await enter(ana);

  const link = await ana.page.getByRole('textbox', { name: 'Link to the room' }).inputValue();
  expect(link).toBe(ana.page.url());
  await ben.page.goto(link);
  await enter(ben);
  await expectEverybodyHasEverybody([ana, ben]);

  const secret = new URL(link).hash.slice(1);
  expect(secret).toHaveLength(27);
  for (const [index, { page }] of [ana, ben].entries()) {
    expect(sent[index]?.length).toBeGreaterThan(5);
    expect(sent[index]?.join('\n')).not.toContain(secret.slice(0, 22));
    await expect(page.getByRole('button', { name: /^Privacy: Sealed by the key/ })).toBeVisible();
  }

  await ana.page.reload();
  await ana.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
});

test('the link in the address bar says nothing of who came by it', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const link = await openNewRoom(ana);

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  await ben.page.goto('/check');
  await ben.page.goto(link.replace('#', '?name=Ben#'));
  await expect(lobbyOf(ben)).toBeVisible();
  await expect(ben.page).toHaveURL(link);
  await ben.page.reload();
  const name = ben.page.getByRole('textbox', { name: 'Your name' });
  await expect(name).toHaveValue('Ben');

  await ben.page.goBack();
  await expect(ben.page).toHaveURL(/\/check$/);
  await ben.page.goForward();
  await expect(ben.page).toHaveURL(link);
  await expect(name).toHaveValue('Ben');
});

test('a link without its end opens nothing, until the whole one is pasted', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const link = await openNewRoom(ana);

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

test('a link whose # was escaped lets one in, and its key goes no further than it went', async ({
  invite,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/');
  await ana.press('New room');
  await enter(ana);
  const link = ana.page.url();
  const secret = new URL(link).hash.slice(1);

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  const sent = collectSent(ben);
  await ben.page.goto('/check');
  await ben.page.goto(link.replace('#', '%23'));
  await expect(lobbyOf(ben)).toBeVisible();
  await expect(ben.page).toHaveURL(link);
  await enter(ben);
  await expectEverybodyHasEverybody([ana, ben]);
  await expect(
    ben.page.getByRole('button', { name: 'Privacy: Sealed, but the server was shown the key' }),
  ).toBeVisible();

  await ben.page.goBack();
  await expect(ben.page).toHaveURL(/\/check$/);
  await ben.page.goForward();
  await expect(ben.page).toHaveURL(link);
  await ben.joinIfAsked();
  await expectEverybodyHasEverybody([ana, ben]);
  // Once, as the address of the page.
  expect(sent.filter((text) => text.includes(secret.slice(0, 22)))).toEqual([
    link.replace('#', '%23'),
  ]);
});

test('no key that was sent with an address stands in the log, however it was sent', async () => {
  const printed: string[] = [];
  const place = await loopback();
  const server = await startProductionServer({
    ...place,
    env: { ...place.env, LOG_LEVEL: 'trace' },
    onOutput: (text) => printed.push(text),
  });
  const key = 'q83vEjRWeJCrze8SNFZ4kA';
  const paths = [
    `/room/sala%23${key}`,
    `/room/sala%2523${key}/`,
    `/room/sala?name=Ana%23${key}`,
    `/room/sala%23${key}%E0%A4%A`,
    `/room/sala%23${key}%`,
    `/room/a.b%23${key}`,
    `/ROOM/sala%23${key}`,
    `//room/sala%23${key}`,
    `/_next/data/x/room/sala%23${key}.json`,
    `/_next/static/${key}`,
    `/socket.io/?EIO=4&transport=none&key=${key}`,
    `http://[${key}/`,
    `//[sala%23${key}`,
  ];
  const answers: (number | undefined)[] = [];
  try {
    for (const method of ['GET', 'HEAD', 'POST', 'PURGE']) {
      for (const path of paths) answers.push(await statusOf(server.origin, method, path, key));
    }
  } finally {
    await server.stop();
  }
  expect(answers.slice(0, 3)).toEqual([200, 308, 200]);
  expect(answers).toHaveLength(52);
  // It has said everything that it had to say.
  expect(printed.join('')).toContain('server_stopping');
  expect(printed.join('').toLowerCase()).not.toContain(key.toLowerCase());
});

test('a link without a check, as they were made before, leads to the same room', async ({
  invite,
}) => {
  const [ana, ben] = await inviteTwo(invite);
  await ana.page.goto('/');
  await ana.press('New room');
  await enter(ana);
  await ben.page.goto(ana.page.url().slice(0, -5));
  await enter(ben);
  await expectEverybodyHasEverybody([ana, ben]);
});

test('a link that was touched on its way is repaired, or said to be damaged', async ({
  invite,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const link = await openNewRoom(ana);
  const { origin, pathname, hash } = new URL(link);
  const small = /[a-z](?=[^a-z]*$)/;

  const ben = await invite({ name: 'Ben', colour: 'blue' });
  for (const touched of [
    `${link}.`,
    `${link}?utm_source=chat`,
    link.replace('#', '#%23'),
    `${origin}/room/${pathname.slice(6).toUpperCase()}${hash}`,
    `${link}:~:text=hello`,
  ]) {
    await ben.page.goto('/check');
    await ben.page.goto(touched);
    await expect(lobbyOf(ben)).toBeVisible();
    await expect(ben.page).toHaveURL(link);
  }
  for (const damaged of [
    `${origin}${pathname}${hash.toUpperCase()}`,
    link.replace(small, (letter) => (letter === 'a' ? 'b' : 'a')),
    link.replace('/room/', '/room/a'),
  ]) {
    await ben.page.goto('/check');
    await ben.page.goto(damaged);
    await expect(ben.page.getByRole('alert')).toContainText('The link was damaged on its way');
    await expect(lobbyOf(ben)).toHaveCount(0);
  }
  await ben.page.getByRole('textbox', { name: 'Whole link' }).fill(link.replace('#', '%23'));
  await ben.press('Go to room');
  await expect(lobbyOf(ben)).toBeVisible();
});

test('those who type the same passphrase meet, and meet again after a reload', async ({
  invite,
  room,
}) => {
  const [ana, ben] = await inviteTwo(invite);
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
  const [ana, ben] = await inviteTwo(invite);
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
