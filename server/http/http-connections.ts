import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long an HTTP connection may keep the server waiting, in milliseconds. */
export interface HttpDeadlines {
  /** From a request's header until its response is through, in whatever pace the client takes it. */
  readonly responseMs: number;
  /** From a response's end until the next request's header is complete, whatever else is sent meanwhile. */
  readonly nextRequestMs: number;
  /** From a request for another protocol until the answer to it, or the end. */
  readonly upgradeMs: number;
  /** The whole life of a connection that only leads to https: it is for one request. */
  readonly redirectMs: number;
}

/** What Node itself watches over, in milliseconds. Bodies are small messages of signalling by polling. */
export const HTTP_LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** The largest file takes less over a bad mobile network. Long polls are answered within seconds. */
export const HTTP_DEADLINES: HttpDeadlines = {
  responseMs: 120_000,
  nextRequestMs: 20_000,
  upgradeMs: 10_000,
  redirectMs: 10_000,
};

/** Requests that wait on one connection. Browsers send the next one when the one before is answered. */
export const MAX_OPEN_REQUESTS = 8;

interface Connection {
  open: number;
  deadline: NodeJS.Timeout | null;
}

/**
 * The HTTP connections of a server from their first request on: ends those with too many requests at once, and
 * those that keep it waiting. Node's own limits (`headersTimeout`, `requestTimeout`) end the others; they let
 * somebody stay for ever who reads no response, or sends an empty line now and then.
 */
export class HttpConnections {
  readonly #deadlines: HttpDeadlines;
  readonly #cutOff: (socket: Socket) => void;
  readonly #connections = new WeakMap<Socket, Connection>();
  /** One for all: it stays for as long as a connection does, and a WebSocket's is long. */
  readonly #onClose: (this: Socket) => void;

  /** @param cutOff ends a connection with too many requests: reading them is what costs, also of those that follow */
  constructor(deadlines: HttpDeadlines, cutOff: (socket: Socket) => void) {
    this.#deadlines = deadlines;
    this.#cutOff = cutOff;
    const forget = (socket: Socket): void => this.#forget(socket);
    this.#onClose = function () {
      forget(this);
    };
  }

  /** Whether a response is still to be sent there. */
  isAnswering(socket: Socket): boolean {
    return (this.#connections.get(socket)?.open ?? 0) > 0;
  }

  /** To be called when a request comes in. @returns false when its connection is gone, or ended for it */
  begin(socket: Socket, response: ServerResponse): boolean {
    // What had been read together with what ended the connection is told all the same.
    if (socket.destroyed) return false;
    const connection = this.#connectionOf(socket);
    if (connection.open >= MAX_OPEN_REQUESTS) {
      this.#cutOff(socket);
      return false;
    }
    connection.open += 1;
    if (connection.open === 1) this.#expect(socket, connection);
    response.once('close', () => {
      connection.open -= 1;
      if (!socket.destroyed) this.#expect(socket, connection);
    });
    return true;
  }

  /**
   * To be called when a connection is handed to whoever speaks another protocol. If that one says nothing in time,
   * or refuses and the client does not hang up, the connection is ended.
   */
  handOver(socket: Socket): void {
    const connection = this.#connectionOf(socket);
    if (connection.deadline) clearTimeout(connection.deadline);
    const before = socket.bytesWritten;
    connection.deadline = setTimeout(() => {
      if (socket.writableEnded || socket.bytesWritten === before) socket.destroy();
      this.#forget(socket);
    }, this.#deadlines.upgradeMs);
  }

  #connectionOf(socket: Socket): Connection {
    const known = this.#connections.get(socket);
    if (known) return known;
    const connection: Connection = { open: 0, deadline: null };
    this.#connections.set(socket, connection);
    socket.on('close', this.#onClose);
    return connection;
  }

  #forget(socket: Socket): void {
    const connection = this.#connections.get(socket);
    if (connection?.deadline) clearTimeout(connection.deadline);
    this.#connections.delete(socket);
  }

  #expect(socket: Socket, connection: Connection): void {
    if (connection.deadline) clearTimeout(connection.deadline);
    const { responseMs, nextRequestMs } = this.#deadlines;
    const limitMs = connection.open > 0 ? responseMs : nextRequestMs;
    connection.deadline = setTimeout(() => socket.destroy(), limitMs);
  }
}
