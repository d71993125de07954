import { expect } from '@playwright/test';
import { axeViolations } from './support/axe';
import { inviteThree } from './support/meet';
import { test } from './support/test';

test('New room leads to a room that nobody can guess', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const rooms = new Set<string>();
  const keys = new Set<string>();
  for (let round = 0; round < 2; round += 1) {
    await ana.page.goto('/');
    await ana.press('New room');
    await expect(ana.page).toHaveURL(/\/room\/[a-z-]+#[A-Za-z0-9_-]{22}[a-z2-7]{5}$/);
    const { pathname, hash } = new URL(ana.page.url());
    rooms.add(pathname.replace('/room/', ''));
    keys.add(hash);
  }
  expect([rooms.size, keys.size]).toEqual([2, 2]);
  // Seven groups of sixteen bits, each written as consonant, vowel, consonant, vowel, consonant.
  for (const room of rooms) {
    expect(room).toMatch(
      /^([b-df-hj-np-tvz][aiou][b-df-hj-np-tvz][aiou][b-df-hj-np-tvz](-|$)){7}$/,
    );
  }
});

test('a typed name leads to the room of that name', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/');
  await ana.page.getByRole('textbox', { name: 'Name of the room' }).fill('sala-de-ana');
  await ana.press('Go to room');
  await expect(ana.page).toHaveURL(/\/room\/sala-de-ana$/);
  await expect(ana.page.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('an address in capitals leads where typing it leads', async ({ invite }) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  await ana.page.goto('/room/Sala-de-Ana');
  await expect(ana.page.getByRole('button', { name: 'Join' })).toBeVisible();
  await expect(ana.page).toHaveURL(/\/room\/sala-de-ana#room=Sala-de-Ana$/);
  await expect(ana.page.getByText('Sala-de-Ana', { exact: true })).toBeVisible();
});

for (const [typed, alike, path] of [
  ['Sala de Ana', 'SALA — de ana', '/room/sala-de-ana'],
  ['Café de Ana', 'CAFE\u0301 de ana', '/room/xn--caf-de-ana-d7a'],
  ['Встреча друзей', 'встреча-друзей', '/room/xn----7sbfkcdnr0defmt5c'],
  ['C++ (Ana).', 'c++  (ANA).', '/room/xn--c-ana-mf33akaka0b'],
  ['ルーム 🎉', 'ﾙｰﾑ  🎉', '/room/xn----xhu6a6dx2513a'],
] as const) {
  test(`those who type ${typed} meet, and see the name as each of them typed it`, async ({
    invite,
  }) => {
    const [ana, ben, cleo] = await inviteThree(invite);
    for (const [person, text] of [
      [ana, typed],
      [ben, alike],
    ] as const) {
      await person.page.goto('/');
      await person.page.getByRole('textbox', { name: 'Name of the room' }).fill(text);
      await person.press('Go to room');
      const name = text.normalize();
      await expect(person.page.getByText(name, { exact: true })).toBeVisible();
      await expect(person.page).toHaveTitle(`${name} · Tertulia`);
      expect(new URL(person.page.url()).pathname).toBe(path);
      await person.press('Join');
      await expect(person.page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    await ana.page.reload();
    await expect(ana.page.getByRole('heading', { name: typed, exact: true })).toBeVisible();
    await ana.press('Invite');
    const link = await ana.page.getByRole('textbox', { name: 'Link to the room' }).inputValue();
    await cleo.page.goto(link);
    await expect(cleo.page.getByText(typed, { exact: true })).toBeVisible();
    await expect(cleo.page.getByText('2 people are inside')).toBeVisible();
  });
}

test('the name in the link stands in the lobby', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana María', colour: 'red' });
  await ana.open(room);
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana María');
});

test('a Spanish browser is answered in Spanish', async ({ invite, room }) => {
  const ana = await invite({ name: 'Ana', colour: 'red', locale: 'es-ES' });
  await ana.open(room);
  await expect(ana.page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
  await expect(ana.page.getByRole('textbox', { name: 'Tu nombre' })).toHaveValue('Ana');
});

test.describe('an address that is no room', () => {
  test.use({ expectedErrors: [/404|400/] });

  test('offers what stands in it as a name', async ({ invite }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    await ana.page.goto('/room/Sala de té');
    const field = ana.page.getByRole('textbox', { name: 'Name of the room' });
    await expect(field).toHaveValue('Sala de té');
    await expect(ana.page.getByRole('link', { name: 'To the home page' })).toBeVisible();
    await ana.press('Go to room');
    await expect(ana.page.getByText('Sala de té', { exact: true })).toBeVisible();
    await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
  });

  test('leads to the room when it is in capitals, or cut off within a letter', async ({
    invite,
  }) => {
    const ana = await invite({ name: 'Ana', colour: 'red' });
    for (const path of ['/ROOM/sala', '/room/sala/more', '/room/sala?x=%E0%A4%A', '/room/sala%']) {
      await ana.page.goto(path);
      await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
      expect(new URL(ana.page.url()).pathname).toBe('/room/sala');
    }
    await ana.page.goto('/ROOM/sala%23q83vEjRWeJCrze8SNFZ4kA');
    await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toBeEnabled();
    await expect(ana.page).toHaveURL(/\/room\/sala#q83vEjRWeJCrze8SNFZ4kA$/);
    await expect(ana.page.getByText('Sealed, but the server was shown the key')).toBeVisible();
    await ana.page.goto('/room/%D1%82%D');
    await expect(ana.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  });

  for (const address of ['/room/no%20room', `/room/${'a'.repeat(65)}`, '/room/%3Cb%3E']) {
    test(`${address.slice(0, 20)} gets a page that says so`, async ({ invite }) => {
      const ana = await invite({ name: 'Ana', colour: 'red' });
      const response = await ana.page.goto(address);
      expect(response?.status()).toBe(404);
      await expect(
        ana.page.getByRole('heading', { name: 'That is not the name of a room' }),
      ).toBeVisible();
    });
  }
});

test('a device keeps its rooms with their keys by choice, and forgets them; the server hears nothing', async ({
  invite,
}) => {
  const ana = await invite({ name: 'Ana', colour: 'red' });
  const { page } = ana;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => asked.push(String(payload))),
  );
  const choice = page.getByRole('switch', { name: /^Keep the rooms/ });
  const heading = page.getByRole('heading', { name: 'Rooms of this device' });
  const stored = () => page.evaluate(() => Object.values(localStorage).join(' '));
  const enterNewRoom = async () => {
    await ana.press('New room');
    await ana.press('Join');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    const { pathname, hash } = new URL(page.url());
    return { id: pathname.replace('/room/', ''), key: hash.slice(1, 23) };
  };

  await page.goto('/');
  const first = await enterNewRoom();
  expect(await stored()).not.toContain(first.key);
  await page.goto('/');
  await expect(heading).toBeHidden();
  await choice.check();
  const second = await enterNewRoom();
  await page.goto('/');
  await expect(heading).toBeVisible();
  expect(await axeViolations(page, 'rooms of this device')).toEqual([]);
  const entry = page.getByRole('button', { name: new RegExp(`^${second.id}`) });
  await entry.click();
  await expect(page).toHaveURL(new RegExp(`${second.id}#${second.key}`));
  // Who was inside a moment ago is led straight back in.
  const controls = page.getByRole('region', { name: 'Call controls' });
  await expect(controls.or(page.getByRole('button', { name: 'Join', exact: true }))).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((text) => text.includes(second.key))).toEqual([]);

  await page.goto('/');
  await ana.press(`Forget ${second.id}`);
  await expect(heading).toBeHidden();
  expect(await stored()).not.toContain(second.key);
  const third = await enterNewRoom();
  await expect.poll(stored).toContain(third.key);
  await page.goto('/');
  await choice.uncheck();
  await expect(heading).toBeHidden();
  expect(await stored()).not.toContain(third.key);
});
