import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { ACCEPT_QUEUE } from '../net/accept-queue';
import type { Ends } from '../net/proxy-protocol';
import { Holdings } from '../shares/holdings';
import { networksOf } from '../shares/networks-of';
import { Backlog } from './backlog';
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
  /** Is told when a connection could not be accepted. */
  onFault: (error: unknown) => void;
}

/** Takes the connections of TCP and TLS clients over a local socket, within the limits. */
export class StreamListener {
  readonly #parts: StreamListenerParts;
  readonly #server: Server;
  readonly #connections = new Set<StreamConnection>();
  readonly #holdings: Holdings;
  readonly #backlog: Backlog;

  constructor(parts: StreamListenerParts) {
    this.#parts = parts;
    this.#holdings = new Holdings(parts.limits.streams);
    this.#backlog = new Backlog(parts.limits.totalBacklogBytes);
    // Whoever has closed its side has closed it all: no half-open streams.
    this.#server = createServer({ allowHalfOpen: false }, (socket) => this.#accept(socket));
  }

  /** @throws {Error} of the system, when the path cannot be had */
  async listen(path: string): Promise<void> {
    // One that was left behind by a process that ended without a word. What begins with a nought is no file.
    if (!path.startsWith('\0')) rmSync(path, { force: true });
    this.#server.listen({ path, backlog: ACCEPT_QUEUE });
    await once(this.#server, 'listening');
    this.#server.on('error', (error) => this.#parts.onFault(error));
  }

  /** To be called every few seconds. */
  sweep(): void {
    for (const connection of [...this.#connections]) connection.sweep();
  }

  close(): void {
    this.#server.close();
    for (const connection of [...this.#connections]) connection.close();
  }

  /** Only this server connects here, for no more clients than it takes, and says at once for whom. */
  #accept(socket: Socket): void {
    const { counters } = this.#parts;
    const connection = new StreamConnection({
      ...this.#parts,
      socket,
      backlog: this.#backlog,
      admits: (from) => this.#admit(from),
      onClose: (from) => {
        this.#connections.delete(connection);
        counters.streams = this.#connections.size;
        if (from) this.#holdings.release(networksOf(from.remote.address));
      },
    });
    this.#connections.add(connection);
    counters.streams = this.#connections.size;
  }

  /** When all are taken, who has no allocation after the longest time makes room. */
  #admit({ remote }: Ends): boolean {
    if (this.#holdings.isFull) {
      for (const connection of this.#connections) if (connection.yield()) break;
    }
    return this.#holdings.take(networksOf(remote.address));
  }
}
