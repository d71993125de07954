import type { Socket } from 'node:net';
import { destroyItself } from '../net/destroy-itself';
import { networksBehind } from '../shares/networks-of';
import { Turns } from '../shares/turns';
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

/**
 * In one turn of the event loop. What a connection begins with may cost a millisecond or two, and hundreds may come
 * at once: in between, those who are in a call are heard.
 */
export const HANDED_ON_AT_ONCE = 4;

/** Has a look at the first byte of each connection and hands it to whom it is for, when it is its turn. */
export class ProtocolSniffer {
  readonly #handlers: Handlers;
  readonly #silent = new Set<Socket>();
  readonly #turns = new Turns<Socket>();
  #handedOn = 0;
  #isScheduled = false;
  readonly #counts = { http: 0, tls: 0, stun: 0, unknown: 0, silent: 0 };

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  get counts(): SnifferCounts {
    return { ...this.#counts };
  }

  take(socket: Socket): void {
    const [longestSilent] = this.#silent;
    if (longestSilent && this.#silent.size >= MAX_SILENT) this.#giveUp(longestSilent);
    this.#silent.add(socket);

    const patience = setTimeout(() => this.#giveUp(socket), FIRST_BYTE_MS);
    const isSilentNoMore = (): void => {
      clearTimeout(patience);
      this.#silent.delete(socket);
    };
    socket.on('error', destroyItself);
    socket.on('close', isSilentNoMore);
    socket.once('readable', () => {
      isSilentNoMore();
      socket.off('close', isSilentNoMore);
      this.#turns.add(networksBehind(socket), socket);
      this.#handOnSome();
    });
  }

  /** Closes what is still waiting to be told apart. */
  close(): void {
    for (const socket of this.#silent) socket.destroy();
    for (let socket = this.#turns.take(); socket; socket = this.#turns.take()) socket.destroy();
  }

  /** As many as may be in this turn of the event loop, and the others in the next ones. */
  #handOnSome(): void {
    while (this.#handedOn < HANDED_ON_AT_ONCE) {
      const socket = this.#turns.take();
      if (!socket) break;
      this.#handedOn += 1;
      socket.off('error', destroyItself);
      if (!socket.destroyed) this.#handOn(socket);
    }
    if (this.#handedOn === 0 || this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#handedOn = 0;
      this.#handOnSome();
    });
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
    this.#silent.delete(socket);
    socket.destroy();
  }
}
