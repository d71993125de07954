import { expect, type Locator } from '@playwright/test';
import type { Person } from './person';

/** The chat of one person's page. */
export class ChatPanel {
  readonly region: Locator;
  readonly log: Locator;
  readonly field: Locator;
  readonly send: Locator;
  readonly to: Locator;

  constructor({ page }: Person) {
    this.region = page.getByRole('complementary', { name: 'Chat', exact: true });
    this.log = this.region.getByRole('log', { name: 'Messages' });
    this.field = this.region.getByRole('textbox', { name: 'Message' });
    this.send = this.region.getByRole('button', { name: 'Send', exact: true });
    this.to = this.region.getByRole('combobox', { name: 'To' });
  }

  static async open(person: Person): Promise<ChatPanel> {
    const panel = new ChatPanel(person);
    await person.page.getByRole('button', { name: /^Chat(, \d+ unread)?$/ }).click();
    await expect(panel.field).toBeVisible();
    return panel;
  }

  async write(text: string): Promise<void> {
    await this.field.fill(text);
    await this.send.click();
    await expect(this.field).toHaveValue('');
  }

  /** What stands in the log, as typed. */
  texts(): Promise<string[]> {
    return this.log
      .getByRole('listitem')
      .locator('p[dir="auto"]:not([class*="quote"])')
      .allInnerTexts();
  }

  /** Opens what can be done with a message, and does it. */
  async act(index: number, action: 'More' | 'Reply' | 'Copy' | 'Edit' | 'Delete'): Promise<void> {
    const item = this.log.getByRole('listitem').nth(index);
    const more = item.getByRole('button', { name: 'More' });
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
    if (action !== 'More') await item.getByRole('button', { name: action }).click();
  }
}
