import { expect, type Locator, type Page } from '@playwright/test';
import type { InboundTrack, SelectedPath } from './call-probe';
import { centreColour } from './centre-colour';
import { nearestColour, type Colour } from './colours';

/** Somebody at a page of ours, who finds things by the names that assistive technology reads out. */
export class Person {
  constructor(
    readonly name: string,
    readonly colour: Colour,
    readonly page: Page,
  ) {}

  async open(room: string): Promise<void> {
    await this.page.goto(`/room/${room}?name=${encodeURIComponent(this.name)}`);
  }

  async join(room: string): Promise<void> {
    await this.open(room);
    await this.press('Join');
    await expect(this.ownTile).toBeVisible();
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** After a reload a participant may be back at once or stand in the lobby; both are fine. */
  async joinIfAsked(): Promise<void> {
    const join = this.page.getByRole('button', { name: 'Join', exact: true });
    await expect(join.or(this.ownTile)).toBeVisible();
    if (await join.isVisible()) await join.click();
  }

  /** As the browser does when the device has a network again. */
  async changeNetwork(): Promise<void> {
    await this.page.evaluate(() => window.dispatchEvent(new Event('online')));
  }

  /** Its page dies without a word. */
  async die(): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    // Never answered: there is nobody left to.
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  get ownTile(): Locator {
    return this.groupNamed(`${this.name} (you)`);
  }

  tileOf(other: Person): Locator {
    return this.groupNamed(other.name);
  }

  screenOf(other: Person): Locator {
    return this.groupNamed(`${other.name}'s screen`);
  }

  groupNamed(name: string): Locator {
    return this.page.getByRole('group', { name, exact: true });
  }

  inbound(): Promise<InboundTrack[]> {
    return this.page.evaluate(() => window.callProbe.inbound());
  }

  paths(): Promise<SelectedPath[]> {
    return this.page.evaluate(() => window.callProbe.paths());
  }

  connections(): Promise<number> {
    return this.page.evaluate(() => window.callProbe.connected());
  }

  /** Which of all that the page made are up, by the order of their making. */
  connectionsUp(): Promise<number[]> {
    return this.page.evaluate(() => window.callProbe.up());
  }

  /** What media the connections that are up have sent and received. */
  mediaBytes(): Promise<number> {
    return this.page.evaluate(() => window.callProbe.mediaBytes());
  }

  connectionsMade(): Promise<number> {
    return this.page.evaluate(() => window.callProbe.made());
  }

  /** Counts what the page was given and has not stopped. */
  liveTracks(): Promise<{ audio: number; video: number }> {
    return this.page.evaluate(() => {
      const live = window.handedOutTracks.filter((track) => track.readyState === 'live');
      const count = (kind: string) => live.filter((track) => track.kind === kind).length;
      return { audio: count('audio'), video: count('video') };
    });
  }

  /** Waits until this person sees exactly these others, each in the tile with the right name. */
  async expectToSee(...others: readonly Person[]): Promise<void> {
    const names = [...others.map(({ name }) => name), `${this.name} (you)`].sort();
    await expect.poll(() => this.tileNames()).toEqual(names);
    for (const other of others) await this.expectColour(this.tileOf(other), other.colour);
    await this.expectColour(this.ownTile, this.colour);
  }

  /** Waits until that tile shows a video of that colour, or (null) no video at all. */
  async expectColour(tile: Locator, colour: Colour | null): Promise<void> {
    await expect.poll(() => this.colourIn(tile)).toBe(colour);
  }

  private async colourIn(tile: Locator): Promise<string | null> {
    await expect(tile).toBeVisible();
    const [video, ...more] = await tile.locator('video').elementHandles();
    if (video === undefined) return null;
    if (more.length > 0) return 'several videos';
    const seen = await video.evaluate(centreColour);
    return seen === null ? 'no frame yet' : nearestColour(seen);
  }

  /** Of everybody and every screen, sorted. */
  async tileNames(): Promise<string[]> {
    const groups = this.page.getByRole('region', { name: 'Participants' }).getByRole('group');
    const names = await groups.evaluateAll((tiles) =>
      tiles.map((tile) => tile.getAttribute('aria-label') ?? ''),
    );
    return names.sort();
  }
}
