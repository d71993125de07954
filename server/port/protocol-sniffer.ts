import type { Socket } from 'node:net';
import type { Protocol } from './protocol-of';
import { protocolOf } from './protocol-of';

/** Takes over a connection of which nothing was read yet. */
export type Handler = (socket: Socket) => void;

/** What a port speaks. What it does not speak is closed without a word. */
export type Handlers = Readonly<Partial<Record<Exclude<Protocol, 'unknown'>, Handler>>>;

export interface SnifferCounts {
  readonly http: number;
  readonly tls: number;
  readonly stun: number;
  /** First bytes of nothing known, or of what this port does not speak. */
  readonly unknown: number;
  /** Came and said nothing in time, or made room for others. */
  readonly silent: number;
}

/** Who opens a connection says something at once. */
export const FIRST_BYTE_MS = 10_000;

/** So many may be silent at once; then the one that is silent for longest goes. */
export const MAX_SILENT = 1_000;

/** Has a look at the first byte of each connection and hands it to whom it is for. */
export class ProtocolSniffer {
  readonly #handlers: Handlers;
  readonly #waiting = new Set<Socket>();
  readonly #counts = { http: 0, tls: 0, stun: 0, unknown: 0, silent: 0 };

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  get counts(): SnifferCounts {
    return { ...this.#counts };
  }

  take(socket: Socket): void {
    const [longestSilent] = this.#waiting;
    if (longestSilent && this.#waiting.size >= MAX_SILENT) this.#giveUp(longestSilent);
    this.#waiting.add(socket);

    const patience = setTimeout(() => this.#giveUp(socket), FIRST_BYTE_MS);
    const onError = (): void => void socket.destroy();
    const forget = (): void => {
      clearTimeout(patience);
      this.#waiting.delete(socket);
      socket.off('error', onError);
      socket.off('close', forget);
    };
    socket.on('error', onError);
    socket.on('close', forget);
    socket.once('readable', () => {
      forget();
      this.#handOn(socket);
    });
  }

  /** Closes what is still waiting to be told apart. */
  close(): void {
    for (const socket of this.#waiting) socket.destroy();
  }

  #handOn(socket: Socket): void {
    const chunk: unknown = socket.read();
    // The other side closed without having said anything.
    if (!(chunk instanceof Buffer)) return void socket.destroy();
    socket.unshift(chunk);
    const protocol = protocolOf(chunk.readUInt8(0));
    const handler = protocol === 'unknown' ? undefined : this.#handlers[protocol];
    this.#counts[handler ? protocol : 'unknown'] += 1;
    if (handler) handler(socket);
    else socket.destroy();
  }

  #giveUp(socket: Socket): void {
    this.#counts.silent += 1;
    this.#waiting.delete(socket);
    socket.destroy();
  }
}
