import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProductionServer, ServerPlace } from '../e2e/support/production-server';
import { startProductionServer } from '../e2e/support/production-server';

/** A server of a test's own, which comes back at the same place and with the same key. */
export class OwnServer {
  readonly origin: string;
  readonly #place: ServerPlace;
  readonly #folder: string;
  #running: ProductionServer;

  private constructor(place: ServerPlace, folder: string, running: ProductionServer) {
    this.origin = place.origin;
    this.#place = place;
    this.#folder = folder;
    this.#running = running;
  }

  static async start(where: ServerPlace): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'tertulia-'));
    const place = { ...where, env: { ...where.env, SECRET_FILE: join(folder, 'secret') } };
    return new OwnServer(place, folder, await startProductionServer(place));
  }

  get pid(): number {
    return this.#running.pid;
  }

  /** Ends it without asking. */
  kill(): Promise<void> {
    return this.#running.kill();
  }

  async startAgain(): Promise<void> {
    this.#running = await startProductionServer(this.#place);
  }

  /** As a deployment does. */
  async restart(): Promise<void> {
    await this.#running.stop();
    await this.startAgain();
  }

  async close(): Promise<void> {
    await this.#running.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
