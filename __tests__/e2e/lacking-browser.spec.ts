import { expect, type Page } from '@playwright/test';
import type { Person } from './support/person';
import { test as base } from './support/test';

/** What browsers inside other apps, old ones and careful ones go without. */
const lacks = {
  connections: () => {
    Reflect.deleteProperty(window, 'RTCPeerConnection');
  },
  'data channels': () => {
    // The tests' own class stands before the browser's.
    const tests: unknown = Object.getPrototypeOf(RTCPeerConnection.prototype);
    for (const prototype of [RTCPeerConnection.prototype, tests]) {
      if (prototype instanceof Object) Reflect.deleteProperty(prototype, 'createDataChannel');
    }
  },
  WebCrypto: () => {
    Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
  },
} as const;

const noDevices = () => {
  Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined });
  // What the tests put in front of it.
  Reflect.deleteProperty(navigator, 'mediaDevices');
};

const test = base.extend<{ ana: Person; ben: Person }>({
  ana: async ({ invite }, use) => {
    await use(await invite({ name: 'Ana', colour: 'red', devices: 'of the browser' }));
  },
  ben: async ({ invite, room }, use) => {
    const ben = await invite({ name: 'Ben', colour: 'blue' });
    await ben.join(room);
    await use(ben);
  },
});

/** A policy or an extension can forbid what the browser has. */
const forbidConnections = () => {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor() {
      super();
      this.close();
      throw new DOMException('Forbidden', 'NotAllowedError');
    }
  };
};

const saysSo = (page: Page) => page.getByRole('heading', { name: "This browser can't make calls" });

async function copied(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

for (const [what, remove] of Object.entries(lacks)) {
  test(`without ${what} the lobby says so, and does not let one into an empty room`, async ({
    ana: { page },
  }) => {
    await page.addInitScript(remove);
    await page.goto('/');
    await page.getByRole('button', { name: 'New room' }).click();
    await expect(saysSo(page)).toBeVisible();
    await expect(page.getByText(/Open in Safari/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
    expect(await copied(page)).toBe(page.url());
    expect(new URL(page.url()).hash).toMatch(/^#\S{22,}/);
  });

  test(`without ${what} the check says so, and blames no relay`, async ({ ana: { page } }) => {
    await page.addInitScript(remove);
    await page.goto('/check');
    await expect(saysSo(page)).toBeVisible();
    await expect(page.getByText('Relay over UDP', { exact: true })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Check again' })).toHaveCount(0);
    expect(await copied(page)).toBe(page.url());
    await page.getByText('Details').click();
    await expect(page.getByRole('textbox', { name: 'Report' })).toHaveValue(
      /Browser: Does not work \(calls\)/,
    );
  });
}

test.describe('where connections are forbidden', () => {
  test.use({ expectedErrors: [/Forbidden/] });
  test.beforeEach(async ({ ana }) => ana.page.addInitScript(forbidConnections));

  test('the lobby says so when the first is to be made', async ({ ana, ben, room }) => {
    await ana.open(room);
    await expect(saysSo(ana.page)).toBeVisible();
    await expect(ana.page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
    await ben.expectToSee();
  });

  test('the check says so', async ({ ana: { page } }) => {
    await page.goto('/check');
    await expect(saysSo(page)).toBeVisible();
  });
});

test.describe('without devices for any page', () => {
  test.beforeEach(async ({ ana }) => ana.page.addInitScript(noDevices));

  test('one is told to take a full browser, and may join to see and listen', async ({
    ana,
    ben,
    room,
  }) => {
    await ana.open(room);
    const { page } = ana;
    const notice = page.getByRole('region', { name: /gives pages no camera and no microphone/ });
    await expect(notice).toContainText('open the link in a full browser');
    await expect(page.getByText(/https link/)).toHaveCount(0);
    expect(await copied(page)).toBe(page.url().replace(/\?.*(?=#|$)/, ''));

    await ana.press('Join');
    await ana.expectColour(ana.tileOf(ben), 'blue');
    await expect(page.getByText(/https/)).toHaveCount(0);
    await expect(page.getByText(/gives pages no camera/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Share screen' })).toHaveCount(0);
  });

  test('the check says the same', async ({ ana: { page } }) => {
    await page.goto('/check');
    await expect(page.getByText(/gives pages no camera and no microphone/)).toBeVisible();
    await expect(page.getByText(/https link/)).toHaveCount(0);
  });
});
