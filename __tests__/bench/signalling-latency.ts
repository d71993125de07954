import { setTimeout as delay } from 'node:timers/promises';
import { ServerProcess } from '../integration/support/server-process';
import { TestClient } from '../integration/support/test-client';
import { percentile } from './statistics';

/** The server lets nobody ask more than forty times a second. */
const PAUSE_MS = 30;

/** The real server, in a process of its own, and somebody who asks it something over and over. */
export class SignallingProbe {
  readonly #server: ServerProcess;
  readonly #client: TestClient;

  private constructor(server: ServerProcess, client: TestClient) {
    this.#server = server;
    this.#client = client;
  }

  static async start(): Promise<SignallingProbe> {
    const server = new ServerProcess('__tests__/integration/support/signalled-server.ts');
    const port = await server.printed(/"port":(\d+),"state":"ready"/);
    const client = new TestClient(`http://127.0.0.1:${port}`);
    await client.connected();
    return new SignallingProbe(server, client);
  }

  /** @returns the 99th percentile of the way there and back, in milliseconds, while the work goes on */
  async during(work: Promise<unknown>): Promise<number> {
    let isOver = false;
    const over = work.finally(() => (isOver = true));
    const tripsMs: number[] = [];
    while (!isOver) {
      const startMs = performance.now();
      await this.#client.settle();
      tripsMs.push(performance.now() - startMs);
      await delay(PAUSE_MS);
    }
    await over;
    return percentile(
      tripsMs.sort((a, b) => a - b),
      0.99,
    );
  }

  async stop(): Promise<void> {
    await this.#client.close();
    await this.#server.kill();
  }
}
