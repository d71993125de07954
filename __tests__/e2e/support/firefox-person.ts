import { expect } from '@playwright/test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import type { InboundTrack } from './call-probe';
import { installBlobKeeper } from './blob-keeper';
import { installCallProbe } from './call-probe';
import { centreColour } from './centre-colour';
import { nearestColour, type Colour } from './colours';
import { devicePlan } from './device-plan';
import { installStandInDevices } from './stand-in-devices';

/** Somebody with a Firefox. Finds things by the names that assistive technology reads out, too. */
export class FirefoxPerson {
  private constructor(
    readonly name: string,
    private readonly page: Page,
    private readonly origin: string,
  ) {}

  static async invite(
    browser: Browser,
    origin: string,
    { name, colour }: { name: string; colour: Colour },
  ): Promise<FirefoxPerson> {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(installBlobKeeper);
    await page.evaluateOnNewDocument(installCallProbe);
    await page.evaluateOnNewDocument(installStandInDevices, devicePlan(colour));
    return new FirefoxPerson(name, page, origin);
  }

  async join(room: string): Promise<void> {
    const path = `/room/${room}?name=${encodeURIComponent(this.name)}`;
    await this.page.goto(this.origin + path);
    await this.press('Join');
    await expect.poll(() => this.tileNames()).toContain(`${this.name} (you)`);
  }

  /** Loads the page again, which leads straight back in. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect.poll(() => this.tileNames()).toContain(`${this.name} (you)`);
  }

  async press(button: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${button}"][role="button"])`).click();
  }

  async flip(switchName: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${switchName}"][role="switch"])`).click();
  }

  evaluate<T>(script: () => T): Promise<Awaited<T>> {
    return this.page.evaluate(script);
  }

  /** As the browser does when the device has a network again. */
  async changeNetwork(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('online')));
  }

  connectionsMade(): Promise<number> {
    return this.page.evaluate(() => window.callProbe.made());
  }

  inbound(): Promise<InboundTrack[]> {
    return this.page.evaluate(() => window.callProbe.inbound());
  }

  tileNames(): Promise<string[]> {
    return this.page.$$eval('[role=group][aria-label]', (tiles) =>
      tiles.map((tile) => tile.getAttribute('aria-label') ?? ''),
    );
  }

  /** Opens the dialog behind the lock if need be, and reads the words; fewer than four while there are none. */
  async readPhrase(): Promise<string> {
    const dialog = await this.page.$('[role=dialog]');
    if (dialog === null) await this.page.locator('button[aria-label^="Privacy: "]').click();
    return this.page.$$eval('[role=dialog] ol li', (words) =>
      words.map(({ textContent }) => textContent).join(' '),
    );
  }

  async openChat(): Promise<void> {
    if ((await this.page.$('aside[aria-label="Chat"]')) !== null) return;
    await this.page.locator('button[aria-label^="Chat"]').click();
    await this.page.locator('textarea[aria-label="Message"]').wait();
  }

  /** The chat is open. */
  async sendFile(path: string): Promise<void> {
    const input = await this.page.$('form input[type=file]');
    if (input === null) throw new Error('nothing to pick a file with');
    await input.uploadFile(path);
  }

  /** What stands in a file's group; the chat is open. */
  fileWords(name: string): Promise<string> {
    return this.page.$$eval(`[role=group][aria-label="${name}"]`, ([group]) => {
      return group?.textContent ?? '';
    });
  }

  /** @returns the SHA-256 of what is behind a file's link `Save` */
  fileHash(name: string): Promise<string> {
    return this.page.$eval(`[role=group][aria-label="${name}"] a[download]`, (link) =>
      window.blobKeeper.hash(link.getAttribute('href') ?? ''),
    );
  }

  /** Opens the chat if need be, and writes. */
  async write(text: string): Promise<void> {
    await this.openChat();
    await this.page.locator('textarea[aria-label="Message"]').fill(text);
    await this.press('Send');
  }

  /** What stands in the chat; it is open. */
  chatTexts(): Promise<string[]> {
    return this.page.$$eval('[role=log] li > p[dir=auto]', (texts) =>
      texts.map(({ textContent }) => textContent),
    );
  }

  /** Waits until the tile of that name shows a video of that colour. */
  async expectColour(tile: string, colour: Colour): Promise<void> {
    await expect.poll(() => this.colourIn(tile)).toBe(colour);
  }

  private async colourIn(tile: string): Promise<string> {
    const video: ElementHandle | null = await this.page.$(
      `[role=group][aria-label="${tile}"] video`,
    );
    if (video === null) return 'no video';
    const seen = await video.evaluate(centreColour);
    return seen === null ? 'no frame yet' : nearestColour(seen);
  }
}
