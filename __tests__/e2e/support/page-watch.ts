import type { Page } from '@playwright/test';

/** Collects what should not happen in a page: errors, and conversations with anybody but our server. */
export class PageWatch {
  private readonly found: string[] = [];

  constructor(
    private readonly origin: string,
    private readonly expectedErrors: readonly RegExp[],
  ) {}

  watch(page: Page): void {
    page.on('pageerror', (error) => {
      this.error(error.message);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.error(`${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => {
      this.contact(request.url());
    });
    page.on('websocket', (socket) => {
      this.contact(socket.url());
    });
  }

  get problems(): readonly string[] {
    return this.found;
  }

  private error(text: string): void {
    if (this.expectedErrors.some((expected) => expected.test(text))) return;
    this.found.push(`error: ${text}`);
  }

  private contact(url: string): void {
    const { host, protocol } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (host !== new URL(this.origin).host) this.found.push(`contacted ${url}`);
  }
}
