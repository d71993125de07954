import type { Server } from 'node:net';
import { createServer } from 'node:net';
import type { ConnectionCount } from './connection-count';
import type { SharedPortOptions } from './shared-port';
import { SharedPort } from './shared-port';
import { listenOn } from './listen-on';

/** A TCP port for the relay alone, beside that of the site. */
export class RelayPort {
  readonly #shared: SharedPort;
  readonly #server: Server;

  constructor(options: Omit<SharedPortOptions, 'http'>, connections: ConnectionCount) {
    this.#shared = new SharedPort({ ...options, http: null });
    this.#server = createServer({ noDelay: true }, (socket) => {
      if (connections.admit(socket)) this.#shared.take(socket);
    });
  }

  /** @throws {ConfigError} when the port cannot be had */
  async listen(port: number, host: string | null): Promise<void> {
    await listenOn(this.#server, port, host, `RELAY_PORT ${port}`);
  }

  close(): void {
    if (this.#server.listening) this.#server.close();
    this.#shared.destroy();
  }
}
