/** A server that is there answers sooner; heartbeats would take up to ten seconds to tell. */
const ANSWER_MS = 1_500;

export interface ServerWatchOptions {
  now: () => number;
  /** Says something that the server answers. */
  ask: () => void;
  /** Makes another connection, since nothing came over this one. */
  renew: () => void;
}

/**
 * Tells whether the connection to the server still carries, when there is reason to doubt it: a network that
 * goes away takes TCP connections with it without a word.
 */
export class ServerWatch {
  readonly #options: ServerWatchOptions;
  #askedMs: number | null = null;

  constructor(options: ServerWatchOptions) {
    this.#options = options;
  }

  /** There is reason to. The connection is up, as far as is known. */
  doubt(): void {
    if (this.#askedMs !== null) return;
    this.#askedMs = this.#options.now();
    this.#options.ask();
  }

  /** The server answered, or the connection is known to be down. */
  settle(): void {
    this.#askedMs = null;
  }

  poll(): void {
    const { now, renew } = this.#options;
    if (this.#askedMs === null || now() - this.#askedMs < ANSWER_MS) return;
    this.#askedMs = null;
    renew();
  }
}
