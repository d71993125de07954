import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import type { Relay } from './relay';
import type { RelayCounters } from './relay-counters';
import type { RelayLimits } from './relay-limits';
import { StreamConnection } from './stream-connection';

export interface StreamListenerParts {
  relay: Relay;
  limits: RelayLimits;
  counters: RelayCounters;
  /** Seconds on a clock that does not go back. */
  now: () => number;
}

/** Takes the connections of TCP and TLS clients over a local socket, within the limits. */
export class StreamListener {
  readonly #parts: StreamListenerParts;
  readonly #server: Server;
  readonly #connections = new Set<StreamConnection>();
  readonly #countByAddress = new Map<string, number>();

  constructor(parts: StreamListenerParts) {
    this.#parts = parts;
    // Whoever has closed its side has closed it all: no half-open streams.
    this.#server = createServer({ allowHalfOpen: false }, (socket) => this.#accept(socket));
  }

  /** @throws {Error} of the system, when the path cannot be had */
  async listen(path: string): Promise<void> {
    // One that was left behind by a process that ended without a word.
    rmSync(path, { force: true });
    this.#server.listen(path);
    await once(this.#server, 'listening');
  }

  /** To be called every few seconds. */
  sweep(): void {
    for (const connection of [...this.#connections]) connection.sweep();
  }

  close(): void {
    this.#server.close();
    for (const connection of [...this.#connections]) connection.destroy();
  }

  #accept(socket: Socket): void {
    const { counters, limits } = this.#parts;
    if (this.#connections.size >= limits.streams) {
      counters.streamsRefused++;
      socket.destroy();
      return;
    }
    const connection = new StreamConnection({
      ...this.#parts,
      socket,
      admits: (from) => this.#admit(from),
      onClose: (from) => {
        this.#connections.delete(connection);
        counters.streams = this.#connections.size;
        if (from) this.#countDown(from.remote.address);
      },
    });
    this.#connections.add(connection);
    counters.streams = this.#connections.size;
  }

  #admit({ remote }: Ends): boolean {
    const count = this.#countByAddress.get(remote.address) ?? 0;
    if (count >= this.#parts.limits.streamsPerClientAddress) return false;
    this.#countByAddress.set(remote.address, count + 1);
    return true;
  }

  #countDown(address: string): void {
    const count = (this.#countByAddress.get(address) ?? 0) - 1;
    if (count > 0) this.#countByAddress.set(address, count);
    else this.#countByAddress.delete(address);
  }
}
