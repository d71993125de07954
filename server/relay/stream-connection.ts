import type { Socket } from 'node:net';
import type { Ends } from '../net/proxy-protocol';
import { MAX_PROXY_LINE_BYTES, readProxyLine } from '../net/proxy-protocol';
import type { Backlog } from './backlog';
import { StreamDeframer } from './codec/stream-deframer';
import { MAX_REQUEST_BYTES } from './codec/stun-message';
import type { Relay } from './relay';
import type { RelayCounters } from './relay-counters';
import type { RelayLimits } from './relay-limits';
import { StreamClient } from './stream-client';

export interface StreamConnectionParts {
  socket: Socket;
  relay: Relay;
  limits: RelayLimits;
  counters: RelayCounters;
  backlog: Backlog;
  /** Seconds. */
  now: () => number;
  /** @returns whether one more connection from there is welcome */
  admits: (from: Ends) => boolean;
  /** @param from where a connection is from that was welcome */
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
  #isClosed = false;

  constructor(parts: StreamConnectionParts) {
    this.#parts = parts;
    this.#idleSince = parts.now();
    const { socket } = parts;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.close());
  }

  /** Cuts off who only takes up room. To be called every few seconds. */
  sweep(): void {
    const { counters, limits, now } = this.#parts;
    const at = now();
    this.#client?.account();
    if (this.#client?.isHeld) this.#idleSince = at;
    const since = Math.min(this.#idleSince, this.#inFrameSince ?? at);
    if (at - since < limits.streamIdleSeconds) return;
    counters.streamsCut++;
    this.close();
  }

  /** Closes a client's connection that has no allocation. @returns false when this is no such one */
  yield(): boolean {
    if (!this.#client || this.#client.isHeld) return false;
    this.#parts.counters.streamsCut++;
    this.close();
    return true;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { socket, relay, onClose } = this.#parts;
    socket.destroy();
    if (this.#client) relay.forget(this.#client);
    this.#client?.account();
    onClose(this.#origin);
  }

  /** Whatever these bytes lead to, it is about this connection alone. */
  #take(chunk: Buffer): void {
    try {
      this.#receive(chunk);
    } catch (error) {
      this.#parts.relay.fail(this.#client, error);
      this.close();
    }
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
    const { socket, admits, limits, counters, backlog } = this.#parts;
    this.#head = Buffer.alloc(0);
    if (!admits(origin)) {
      counters.streamsRefused++;
      return this.close();
    }
    this.#origin = origin;
    const client = new StreamClient({ socket, ends: origin, limits, backlog });
    this.#client = client;
    if (rest.length > 0) this.#frames(client, rest);
  }

  #frames(client: StreamClient, chunk: Buffer): void {
    const { relay, now } = this.#parts;
    let gotFrame = false;
    const onFrame = (frame: Buffer): void => {
      gotFrame = true;
      if (!this.#isClosed) relay.receive(client, frame);
    };
    // Before it has an allocation, a client has nothing to say that is long.
    const maxBytes = client.isHeld ? undefined : MAX_REQUEST_BYTES;
    const isInStep = this.#deframer.push(chunk, onFrame, maxBytes);
    if (!isInStep) return this.#refuse();
    if (!this.#deframer.isInFrame) this.#inFrameSince = null;
    else if (gotFrame || this.#inFrameSince === null) this.#inFrameSince = now();
  }

  /** There is no telling where the next frame begins: the connection is of no more use. */
  #refuse(): void {
    this.#parts.counters.malformed++;
    this.close();
  }
}
