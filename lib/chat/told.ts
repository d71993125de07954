import type { Lane } from './entry';
import type { Vector } from './log';

/** What one peer has, by its last word, and what it was sent since: so much of each lane need not go there. */
export class Told {
  /** Only what the peer has not said that it has. */
  readonly #sent = new Map<Lane, number>();
  #has: Vector = new Map();

  /** Up to which number of a lane. */
  readonly upTo = (lane: Lane): number => Math.max(this.#sent.get(lane) ?? 0, this.#hasOf(lane));

  /** Something was sent that the peer does not have, so far as it said. */
  get isAhead(): boolean {
    return this.#sent.size > 0;
  }

  send(upTo: Vector): void {
    for (const [lane, number] of upTo) {
      if (number > this.#hasOf(lane)) this.#sent.set(lane, number);
    }
  }

  hear(has: Vector): void {
    this.#has = has;
    for (const [lane, number] of this.#sent) {
      if (number <= this.#hasOf(lane)) this.#sent.delete(lane);
    }
  }

  /** What was sent did not get there. */
  forgetSent(): void {
    this.#sent.clear();
  }

  #hasOf(lane: Lane): number {
    return this.#has.get(lane) ?? 0;
  }
}
