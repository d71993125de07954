import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { ChatPanel } from './chat-panel';
import type { Person } from './person';

/** The files in the chat of one person's page. */
export class FileList {
  readonly panel: ChatPanel;
  readonly region: Locator;
  readonly #page: Page;

  constructor(person: Person) {
    this.#page = person.page;
    this.panel = new ChatPanel(person);
    this.region = this.panel.region.getByRole('region', { name: 'Files' });
  }

  static async open(person: Person): Promise<FileList> {
    await ChatPanel.open(person);
    return new FileList(person);
  }

  /** Behind the button `Send file`. */
  async pick(files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
    await this.panel.region.locator('form input[type=file]').setInputFiles(files);
  }

  file(name: string): Locator {
    return this.region.getByRole('group', { name, exact: true });
  }

  async press(name: string, button: string): Promise<void> {
    await this.file(name).getByRole('button', { name: button, exact: true }).click();
  }

  async expectState(name: string, words: string | RegExp): Promise<void> {
    await expect(this.file(name).getByText(words)).toBeVisible({ timeout: 60_000 });
  }

  /** Waits for all of it, for as long as more of it comes: how fast is for the benchmarks to say. */
  async expectReceived(name: string): Promise<void> {
    const received = this.file(name).getByText('Received');
    for (let before = -1; ;) {
      const isReceived = await received.waitFor({ timeout: 30_000 }).then(
        () => true,
        () => false,
      );
      if (isReceived) return;
      const percent = await this.percent(name);
      expect(percent).toBeGreaterThan(before);
      before = percent;
    }
  }

  /** Whole per cent. */
  async percent(name: string): Promise<number> {
    return Number(await this.file(name).getByRole('progressbar').getAttribute('aria-valuenow'));
  }

  /** Waits until some of it has come. */
  async expectBegun(name: string): Promise<void> {
    await expect.poll(() => this.percent(name), { intervals: [20] }).toBeGreaterThan(0);
  }

  /** @returns the SHA-256 of what `Save` hands over, and under which name */
  async save(name: string): Promise<{ hash: string; fileName: string }> {
    const link = this.file(name).getByRole('link', { name: 'Save', exact: true });
    const [download] = await Promise.all([this.#page.waitForEvent('download'), link.click()]);
    const hash = hashOf(await readFile(await download.path()));
    return { hash, fileName: download.suggestedFilename() };
  }
}

export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
