import type { Browser, BrowserContext } from '@playwright/test';
import { chromiumFlags } from '../../browsers/chromium-flags';
import { installCallProbe } from './call-probe';
import type { Colour } from './colours';
import { devicePlan, type DevicePace, type DeviceTroubles } from './device-plan';
import type { PageWatch } from './page-watch';
import { Person } from './person';
import { requiredEnv } from './required-env';
import { installStandInDevices } from './stand-in-devices';

export interface Invitation {
  readonly name: string;
  readonly colour: Colour;
  /** By default camera and microphone are stand-ins that work. */
  readonly devices?: DeviceTroubles | 'of the browser';
  readonly pace?: DevicePace;
  /** By default a window on a desktop. */
  readonly device?: 'telephone';
  /** A language the browser prefers. */
  readonly locale?: string;
  /** A folder for a browser of its own, which keeps its profile there; by default profiles are in memory. */
  readonly profile?: string;
  /** In whose browser profile the tab is opened; by default in one of its own. */
  readonly besides?: Person;
}

/** Small, because five of them are rendered by one machine. */
const desktop = { viewport: { width: 640, height: 480 } };

/** Held upright, touched, and without anything that points. */
const telephone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

const chromium = () => ({ executablePath: requiredEnv('CHROMIUM_PATH'), args: chromiumFlags });

/** The people of one test, and their browser profiles. */
export class Guests {
  readonly #origin: string;
  readonly #pageWatch: PageWatch;
  readonly #contexts: BrowserContext[] = [];
  readonly #people: Person[] = [];

  constructor(origin: string, pageWatch: PageWatch) {
    this.#origin = origin;
    this.#pageWatch = pageWatch;
  }

  get people(): readonly Person[] {
    return this.#people;
  }

  /** @returns somebody with a browser profile and an empty tab. */
  async invite(browser: Browser, invitation: Invitation): Promise<Person> {
    const { name, colour, devices, pace, besides } = invitation;
    const context = besides?.page.context() ?? (await this.#newContext(browser, invitation));
    const page = await context.newPage();
    this.#pageWatch.watch(page);
    await page.addInitScript(installCallProbe);
    if (devices !== 'of the browser') {
      const plan = devicePlan(colour, devices, pace);
      await page.addInitScript(installStandInDevices, plan);
    }
    const person = new Person(name, colour, page);
    this.#people.push(person);
    return person;
  }

  async sayGoodbye(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
  }

  async #newContext(
    browser: Browser,
    { device, profile, locale = 'en-GB' }: Invitation,
  ): Promise<BrowserContext> {
    const screen = device === 'telephone' ? telephone : desktop;
    const options = { ...screen, locale, baseURL: this.#origin };
    const context = profile
      ? await browser.browserType().launchPersistentContext(profile, { ...chromium(), ...options })
      : await browser.newContext(options);
    this.#contexts.push(context);
    return context;
  }
}
