import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectionId } from '../rooms/seat';
import { SlicedWork } from '../time/sliced-work';
import type { SignalingServer } from './signaling-server';

/** A client that does not take the last message in this time is cut off. */
const FAREWELL_MS = 1_000;

/** Between the returns of two clients, to whatever takes over: they come to join, and each costs something. */
const TURN_MS = 5;

/** A client that would have to wait for longer comes sooner, and the turns are closer together. */
const MAX_RETURN_MS = 5_000;

/**
 * Has clients come back one after the other, and closes their transports under them: Socket.IO's own goodbye would tell them
 * not to. They may be many thousands, and are told a few in each turn of the event loop.
 */
export class Farewells {
  readonly #io: SignalingServer;
  readonly #work: SlicedWork;

  /** @param now milliseconds on any clock that does not go back */
  constructor(io: SignalingServer, now: () => number) {
    this.#io = io;
    this.#work = new SlicedWork(now);
  }

  /**
   * Has some clients come back as if the server went, in turns.
   *
   * @param firstMs when the first of them does
   */
  sendAway(connections: readonly ConnectionId[], firstMs: number): void {
    this.#work.do(this.#sendOff(connections, firstMs));
  }

  /** Tells all clients that the server goes. Resolves when their transports are closed, or had time enough for it. */
  async closeAll(): Promise<void> {
    const sockets = [...this.#io.sockets.sockets.values()];
    const closed = sockets.map(
      (socket) => new Promise<void>((resolve) => socket.conn.once('close', () => resolve())),
    );
    // The others are not told that one is away: they go too.
    for (const socket of sockets) socket.removeAllListeners('disconnect');
    await new Promise<void>((resolve) => {
      const connections = sockets.map(({ id }) => id);
      this.#work.do(this.#sendOff(connections, 0, resolve));
    });
    const done = new AbortController();
    await Promise.race([Promise.all(closed), delay(FAREWELL_MS, null, { signal: done.signal })]);
    done.abort();
  }

  *#sendOff(
    connections: readonly ConnectionId[],
    firstMs: number,
    onDone?: () => void,
  ): Generator<void, void> {
    const turnMs = Math.min(TURN_MS, MAX_RETURN_MS / connections.length);
    for (const [index, connection] of connections.entries()) {
      yield this.#sayGoodbye(connection, Math.round(firstMs + index * turnMs));
    }
    onDone?.();
  }

  #sayGoodbye(connection: ConnectionId, returnMs: number): void {
    const socket = this.#io.sockets.sockets.get(connection);
    socket?.emit('signal_error', { code: 'shutting_down', event: null, returnMs });
    socket?.conn.close();
  }
}
