import type { Socket } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import { MAX_PROXY_LINE_BYTES, readProxyLine } from '../net/proxy-protocol';
import { StreamDeframer } from './codec/stream-deframer';
import type { Relay } from './relay';
import type { RelayCounters } from './relay-counters';
import type { RelayLimits } from './relay-limits';
import { StreamClient } from './stream-client';

export interface StreamConnectionParts {
  socket: Socket;
  relay: Relay;
  limits: RelayLimits;
  counters: RelayCounters;
  /** Seconds. */
  now: () => number;
  /** @returns whether one more connection from there is welcome */
  admits: (from: Ends) => boolean;
  onClose: (from: Ends | null) => void;
}

const LINE_END = '\r\n';

/** One handed-on connection: first a PROXY line, then frames, until one side has had enough. */
export class StreamConnection {
  readonly #parts: StreamConnectionParts;
  readonly #deframer = new StreamDeframer();
  #head = Buffer.alloc(0);
  #origin: Ends | null = null;
  #client: StreamClient | null = null;
  /** Since when it has had no allocation, and since when a frame has been unfinished. */
  #idleSince: number;
  #inFrameSince: number | null = null;

  constructor(parts: StreamConnectionParts) {
    this.#parts = parts;
    this.#idleSince = parts.now();
    const { socket } = parts;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#closed());
  }

  /** Cuts off who only takes up room. To be called every few seconds. */
  sweep(): void {
    const { socket, counters, limits, now } = this.#parts;
    const at = now();
    if (this.#client?.isHeld) this.#idleSince = at;
    const since = Math.min(this.#idleSince, this.#inFrameSince ?? at);
    if (at - since < limits.streamIdleSeconds) return;
    counters.streamsCut++;
    socket.destroy();
  }

  destroy(): void {
    this.#parts.socket.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#client) return this.#frames(this.#client, chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    const end = this.#head.indexOf(LINE_END);
    if (end < 0 && this.#head.length < MAX_PROXY_LINE_BYTES) return;
    const isShort = end >= 0 && end + LINE_END.length <= MAX_PROXY_LINE_BYTES;
    const origin = isShort ? readProxyLine(this.#head.toString('latin1', 0, end)) : null;
    if (origin) this.#start(origin, this.#head.subarray(end + LINE_END.length));
    else this.#refuse();
  }

  #start(origin: Ends, rest: Buffer): void {
    const { socket, admits, limits, counters } = this.#parts;
    this.#head = Buffer.alloc(0);
    if (!admits(origin)) {
      counters.streamsRefused++;
      socket.destroy();
      return;
    }
    this.#origin = origin;
    const client = new StreamClient(socket, origin, limits);
    this.#client = client;
    if (rest.length > 0) this.#frames(client, rest);
  }

  #frames(client: StreamClient, chunk: Buffer): void {
    const { relay, now, socket } = this.#parts;
    let gotFrame = false;
    const isInStep = this.#deframer.push(chunk, (frame) => {
      gotFrame = true;
      if (!socket.destroyed) relay.receive(client, frame);
    });
    if (!isInStep) return this.#refuse();
    if (!this.#deframer.isInFrame) this.#inFrameSince = null;
    else if (gotFrame || this.#inFrameSince === null) this.#inFrameSince = now();
  }

  /** There is no telling where the next frame begins: the connection is of no more use. */
  #refuse(): void {
    this.#parts.counters.malformed++;
    this.#parts.socket.destroy();
  }

  #closed(): void {
    if (this.#client) this.#parts.relay.forget(this.#client);
    this.#parts.onClose(this.#origin);
  }
}
