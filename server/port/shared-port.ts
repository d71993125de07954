import type { Socket } from 'node:net';
import type { Server as TlsServer } from 'node:tls';
import type { Handler, SnifferCounts } from './protocol-sniffer';
import { ProtocolSniffer } from './protocol-sniffer';

export interface SharedPortOptions {
  /** Takes what begins with HTTP, in the clear or inside TLS; null: this port has none. */
  http: Handler | null;
  /** Takes instead what begins with HTTP in the clear; not set: that is the same as inside TLS. */
  plainHttp?: Handler;
  /** Takes what begins with STUN, in the clear or inside TLS. */
  stun: Handler | null;
  /** Takes what begins with a TLS handshake. May serve several ports. */
  tls: TlsServer | null;
}

export interface SharedPortCounts {
  readonly plain: SnifferCounts;
  readonly insideTls: SnifferCounts;
}

/** One TCP port on which several protocols come in, and every connection that came in there. */
export class SharedPort {
  readonly #plain: ProtocolSniffer;
  readonly #insideTls: ProtocolSniffer;
  readonly #sockets = new Set<Socket>();
  /** One for all: it stays for as long as a connection does. */
  readonly #onClose: (this: Socket) => void;
  #localPort: number | undefined;

  constructor({ http, plainHttp, stun, tls }: SharedPortOptions) {
    const sockets = this.#sockets;
    this.#onClose = function () {
      sockets.delete(this);
    };
    const known = { ...(http && { http }), ...(stun && { stun }) };
    this.#insideTls = new ProtocolSniffer(known);
    this.#plain = new ProtocolSniffer({
      ...known,
      ...(plainHttp && { http: plainHttp }),
      ...(tls && { tls: (socket) => startTls(tls, socket) }),
    });
    tls?.on('secureConnection', (socket) => {
      if (socket.localPort === this.#localPort) this.#insideTls.take(socket);
    });
  }

  get counts(): SharedPortCounts {
    return { plain: this.#plain.counts, insideTls: this.#insideTls.counts };
  }

  /** Takes a connection that was just accepted on this port. */
  take(socket: Socket): void {
    this.#localPort ??= socket.localPort;
    this.#sockets.add(socket);
    socket.on('close', this.#onClose);
    this.#plain.take(socket);
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

function startTls(tls: TlsServer, socket: Socket): void {
  // As with any TLS server. One whose client has hung up would not be noticed, since nothing can be read.
  socket.allowHalfOpen = false;
  tls.emit('connection', socket);
}
