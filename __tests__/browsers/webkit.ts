import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/xvfb-run';
const LIBRARIES = '/usr/lib';

/** Large enough for every size that a page is looked at in. */
const SCREEN_SIZE = '-screen 0 1440x900x24';

/** Above a page there is a bar that can't be narrower than 447 pixels; not where the page fills the screen. */
const ARGUMENTS = ['--automation', '--full-screen'];

/** Keys without a character (WebDriver, 17.4.2). */
export const keys = { enter: '\uE007', escape: '\uE00C' } as const;

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 100;

/** @returns the path of WebKitGTK's small browser, or null where it, its driver or a screen without one is missing */
export function findWebKit(): string | null {
  if (![DRIVER, SCREEN, LIBRARIES].every(existsSync)) return null;
  const places = readdirSync(LIBRARIES).map((folder) =>
    join(LIBRARIES, folder, 'webkit2gtk-4.1/MiniBrowser'),
  );
  return places.find(existsSync) ?? null;
}

/** A page in WebKitGTK, driven over WebDriver (W3C). It makes no calls: Debian builds it without WebRTC. */
export class WebKitPage {
  readonly #driver: ChildProcess;
  readonly #server: string;
  #session = '';

  private constructor(driver: ChildProcess, server: string) {
    this.#driver = driver;
    this.#server = server;
  }

  /** @param browser as {@link findWebKit} found it */
  static async launch(browser: string): Promise<WebKitPage> {
    const port = String(await freePort());
    // In a group of its own, since the screen does not hand on that it is to end.
    const driver = spawn(SCREEN, ['-a', '-s', SCREEN_SIZE, DRIVER, `--port=${port}`], {
      stdio: 'ignore',
      detached: true,
    });
    const page = new WebKitPage(driver, `http://127.0.0.1:${port}`);
    try {
      await page.#begin(browser);
    } catch (error) {
      await page.close();
      throw error;
    }
    return page;
  }

  async open(url: string): Promise<void> {
    await this.#ask('POST', `/session/${this.#session}/url`, { url });
  }

  /** Runs a function in the page. It sees nothing of what is around it here, and gets what can be JSON. */
  async evaluate<Args extends unknown[], Result>(
    action: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result> {
    return (await this.run(`return (${action.toString()})(...args)`, ...args)) as Result;
  }

  /** @param body of a function whose arguments are `args` */
  async run(body: string, ...args: unknown[]): Promise<unknown> {
    const script = `
      const [done] = [...arguments].slice(-1);
      const args = [...arguments].slice(0, -1);
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));
    `;
    const path = `/session/${this.#session}/execute/async`;
    const { value, error } = (await this.#ask('POST', path, { script, args })) as {
      value?: unknown;
      error?: string;
    };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Presses what this selector finds, as a person does. */
  async press(selector: string): Promise<void> {
    await this.#pressFound({ using: 'css selector', value: selector });
  }

  /** Presses the button of that name, which is its label or the words on it. */
  async pressButton(name: string): Promise<void> {
    const value = `//button[@aria-label="${name}" or normalize-space()="${name}"]`;
    await this.#pressFound({ using: 'xpath', value });
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    const active = await this.#ask('GET', `/session/${this.#session}/element/active`);
    await this.#ask('POST', `${this.#pathOf(active)}/value`, { text });
  }

  /** @param size of the page, in CSS pixels */
  async resize(size: { width: number; height: number }): Promise<void> {
    await this.#ask('POST', `/session/${this.#session}/window/rect`, size);
  }

  async close(): Promise<void> {
    if (this.#session) {
      await this.#ask('DELETE', `/session/${this.#session}`).catch(() => undefined);
    }
    if (this.#driver.exitCode !== null || this.#driver.pid === undefined) return;
    const ended = once(this.#driver, 'exit');
    process.kill(-this.#driver.pid);
    await ended;
  }

  async #begin(binary: string): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#isReady())) {
      if (Date.now() > deadline) throw new Error('WebKitWebDriver did not start in time.');
      await delay(POLL_MS);
    }
    const options = { binary, args: ARGUMENTS };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = (await this.#ask('POST', '/session', { capabilities })) as {
      sessionId: string;
    };
    this.#session = sessionId;
  }

  async #pressFound(by: { using: string; value: string }): Promise<void> {
    const found = await this.#ask('POST', `/session/${this.#session}/element`, by);
    await this.#ask('POST', `${this.#pathOf(found)}/click`, {});
  }

  /** @param element as WebDriver (11) tells of one: an object with its id alone */
  #pathOf(element: unknown): string {
    const [id] = Object.values(element as Record<string, string>);
    return `/session/${this.#session}/element/${String(id)}`;
  }

  #isReady(): Promise<boolean> {
    return this.#ask('GET', '/status').then(
      () => true,
      () => false,
    );
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.#server + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  }
}
