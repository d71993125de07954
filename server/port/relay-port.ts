import type { Server } from 'node:net';
import { createServer } from 'node:net';
import type { EntranceOptions } from './entrance';
import { Entrance } from './entrance';
import { listenOn } from './listen-on';

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
    await listenOn(this.#server, port, host, `RELAY_PORT ${port}`);
  }

  close(): void {
    if (this.#server.listening) this.#server.close();
    this.#entrance.destroy();
  }
}
