import type { Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import type { DoorCounts, Handler } from './door';
import { Door } from './door';

export interface EntranceOptions {
  /** Takes what begins with HTTP, in the clear or inside TLS; null: this port has none. */
  http: Handler | null;
  /** Takes instead what begins with HTTP in the clear; not set: that is the same as inside TLS. */
  plainHttp?: Handler;
  /** Takes what begins with STUN, in the clear or inside TLS. */
  stun: Handler | null;
  /** Takes what begins with a TLS handshake. May serve several ports. */
  tls: TlsServer | null;
}

export interface EntranceCounts {
  readonly plain: DoorCounts;
  readonly insideTls: DoorCounts;
}

/** One TCP port on which several protocols come in, and every connection that came in there. */
export class Entrance {
  readonly #plain: Door;
  readonly #insideTls: Door;
  readonly #sockets = new Set<Socket>();
  #localPort: number | undefined;

  constructor({ http, plainHttp, stun, tls }: EntranceOptions) {
    const known = { ...(http && { http }), ...(stun && { stun }) };
    this.#insideTls = new Door(known);
    this.#plain = new Door({
      ...known,
      ...(plainHttp && { http: plainHttp }),
      ...(tls && { tls: (socket) => void tls.emit('connection', socket) }),
    });
    tls?.on('secureConnection', (socket) => {
      if (socket.localPort === this.#localPort) this.#insideTls.admit(socket);
    });
  }

  get counts(): EntranceCounts {
    return { plain: this.#plain.counts, insideTls: this.#insideTls.counts };
  }

  /** Takes a connection that was just accepted on this port. */
  admit(socket: Socket): void {
    this.#localPort ??= socket.localPort;
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    this.#plain.admit(socket);
  }

  /** Closes the connections of which it is not known yet for whom they are. */
  closeWaiting(): void {
    this.#plain.close();
    this.#insideTls.close();
  }

  /** Closes everything that came in here, whoever has it now. */
  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
