import { once } from 'node:events';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { ConfigError } from '../config-error';
import type { EntranceOptions } from './entrance';
import { Entrance } from './entrance';

/** A TCP port for the relay alone, beside that of the site. */
export class RelayPort {
  readonly #entrance: Entrance;
  readonly #server: Server;

  constructor(options: Omit<EntranceOptions, 'http'>) {
    this.#entrance = new Entrance({ ...options, http: null });
    this.#server = createServer({ noDelay: true }, (socket) => this.#entrance.admit(socket));
  }

  /** @throws {ConfigError} when the port cannot be had */
  async listen(port: number, host: string | null): Promise<void> {
    try {
      this.#server.listen({ port, ...(host !== null && { host }) });
      await once(this.#server, 'listening');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ConfigError([`RELAY_PORT ${port} cannot be listened on: ${reason}.`], {
        cause: error,
      });
    }
  }

  close(): void {
    if (this.#server.listening) this.#server.close();
    this.#entrance.destroy();
  }
}
