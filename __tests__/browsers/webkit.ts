import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/xvfb-run';
const LIBRARIES = '/usr/lib';

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
    const driver = spawn(SCREEN, ['-a', DRIVER, `--port=${port}`], {
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
    const found = await this.#ask('POST', `/session/${this.#session}/element`, {
      using: 'css selector',
      value: selector,
    });
    const [element] = Object.values(found as Record<string, string>);
    await this.#ask('POST', `/session/${this.#session}/element/${String(element)}/click`, {});
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
    const options = { binary, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = (await this.#ask('POST', '/session', { capabilities })) as {
      sessionId: string;
    };
    this.#session = sessionId;
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
