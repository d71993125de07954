import { findFirefox, launchFirefox } from '../../browsers/firefox';
import type { Colour } from './colours';
import { expectMedia } from './expect-media';
import { FirefoxPerson } from './firefox-person';
import type { Person } from './person';
import { test as base } from './test';

const firefoxPath = findFirefox();

/** Ana has Chromium, Fritz and Greta have a Firefox each: a page of which only the other one is seen draws nothing. */
export const test = base.extend<{ ana: Person; fritz: FirefoxPerson; greta: FirefoxPerson }>({
  ana: async ({ invite }, use) => {
    await use(await invite({ name: 'Ana', colour: 'red' }));
  },
  fritz: async ({ origin }, use) => withFirefox(origin, { name: 'Fritz', colour: 'green' }, use),
  greta: async ({ origin }, use) => withFirefox(origin, { name: 'Greta', colour: 'blue' }, use),
});

async function withFirefox(
  origin: string,
  identity: { name: string; colour: Colour },
  use: (person: FirefoxPerson) => Promise<void>,
): Promise<void> {
  if (firefoxPath === null) throw new Error('These tests are skipped without Firefox');
  const browser = await launchFirefox(firefoxPath);
  await use(await FirefoxPerson.invite(browser, origin, identity));
  await browser.close();
}

/** Skips all tests of the file, and says so, where there is no Firefox. */
export function skipWithoutFirefox(): void {
  if (firefoxPath === null) {
    console.log('Skipping the tests with Firefox: there is none here; FIREFOX_PATH may name one.');
  }
  test.skip(firefoxPath === null, 'There is no Firefox here');
}

export async function expectBothWays(ana: Person, fritz: FirefoxPerson): Promise<void> {
  await ana.expectColour(ana.groupNamed(fritz.name), 'green');
  await fritz.expectColour(ana.name, 'red');
  await expectMedia(ana, { pictures: 1, sounds: 1 });
  await expectMedia(fritz, { pictures: 1, sounds: 1 });
}
