/** A server that is there answers sooner; heartbeats would take up to ten seconds to tell. */
const ANSWER_MS = 600;

/** After connections that were made anew for nothing: from here on, and no sooner than heartbeats tell. */
const NEXT_ANSWER_MS = 3_000;
const LONGEST_ANSWER_MS = 12_000;

/** More between two looks is time that the page did not have, and could have heard nothing in. */
const LOOK_MS = 400;

export interface ServerWatchOptions {
  now: () => number;
  /** Says something that the server answers. */
  ask: () => void;
  /** Makes another connection, since nothing came over this one. */
  renew: () => void;
}

/**
 * Tells whether the connection to the server still carries, when there is reason to doubt it: a network that
 * goes away takes TCP connections with it without a word. Where an answer is only late, since line, server or
 * machine have too much to do, another connection makes it worse: so each renewal doubles the time that the next
 * answer has, until one comes in time (as RFC 6298, 5.5 to 5.7 has it for TCP).
 */
export class ServerWatch {
  readonly #options: ServerWatchOptions;
  #answerMs = ANSWER_MS;
  /** Null while nothing is awaited. */
  #waitedMs: number | null = null;
  #isDoubted = false;
  #lookedMs = 0;

  constructor(options: ServerWatchOptions) {
    this.#options = options;
  }

  /** Whether an answer is awaited. */
  get isWaiting(): boolean {
    return this.#waitedMs !== null;
  }

  /** There may soon be reason to. It is asked already, so that no time is lost then; without one nothing comes of it. */
  suspect(): void {
    if (this.#waitedMs !== null) return;
    const { now, ask } = this.#options;
    this.#waitedMs = 0;
    this.#isDoubted = false;
    this.#lookedMs = now();
    ask();
  }

  /** There is reason to. The connection is up, as far as is known. */
  doubt(): void {
    this.suspect();
    this.#isDoubted = true;
  }

  /** The server said something, whatever it was. */
  heard(): void {
    if (this.#waitedMs === null) return;
    this.#waitedMs = null;
    this.#answerMs = ANSWER_MS;
  }

  /** The connection is known to be down. */
  forget(): void {
    this.#waitedMs = null;
  }

  poll(): void {
    if (this.#waitedMs === null) return;
    const nowMs = this.#options.now();
    this.#waitedMs += Math.min(nowMs - this.#lookedMs, LOOK_MS);
    this.#lookedMs = nowMs;
    if (!this.#isDoubted || this.#waitedMs < this.#answerMs) return;
    this.#waitedMs = null;
    this.#answerMs = Math.min(Math.max(this.#answerMs * 2, NEXT_ANSWER_MS), LONGEST_ANSWER_MS);
    this.#options.renew();
  }
}
