import { findFirefox, launchFirefox } from '../../browsers/firefox';
import { expectMedia } from './expect-media';
import { FirefoxPerson } from './firefox-person';
import type { Person } from './person';
import { test as base } from './test';

const firefoxPath = findFirefox();

/** Ana has Chromium, Fritz has Firefox. */
export const test = base.extend<{ ana: Person; fritz: FirefoxPerson }>({
  ana: async ({ invite }, use) => {
    await use(await invite({ name: 'Ana', colour: 'red' }));
  },
  fritz: async ({ origin }, use) => {
    if (firefoxPath === null) throw new Error('These tests are skipped without Firefox');
    const browser = await launchFirefox(firefoxPath);
    await use(await FirefoxPerson.invite(browser, origin, { name: 'Fritz', colour: 'green' }));
    await browser.close();
  },
});

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
