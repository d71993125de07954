import type { Duplex } from 'node:stream';

/** Sockets that left HTTP for another protocol: the HTTP server waits for them, but never ends them. */
export class UpgradedSockets {
  readonly #sockets = new Set<Duplex>();

  add(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
