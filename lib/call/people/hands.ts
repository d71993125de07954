import { Allowances } from '../../base/allowances';
import type { PeerId } from '../../signaling/identifiers';
import { MAX_HAND } from '../messages/hand';

/** Of each person. More often nobody changes their mind; what is more is passed over. */
const HAND_RATE = { burst: 8, perSecond: 2 };

/** Whose hands are raised, in the order in which they were. */
export class Hands {
  readonly #numbers = new Map<PeerId, number>();
  readonly #changes = new Allowances<PeerId>(HAND_RATE);

  /** Who raised theirs first comes first; of two at once, whoever has the smaller id. */
  get order(): readonly PeerId[] {
    return [...this.#numbers]
      .sort(([one, first], [other, second]) => first - second || (one < other ? -1 : 1))
      .map(([id]) => id);
  }

  /** The number with which that one's is raised; null when it is not. */
  numberOf(id: PeerId): number | null {
    return this.#numbers.get(id) ?? null;
  }

  /** What the next one to be raised has. */
  get next(): number {
    return Math.min(MAX_HAND, Math.max(0, ...this.#numbers.values()) + 1);
  }

  /** @param number null: it was lowered @returns whether that is news, and not too much of it */
  hear(id: PeerId, number: number | null, nowMs: number): boolean {
    if (number === this.numberOf(id) || !this.#changes.take(id, nowMs)) return false;
    if (number === null) this.#numbers.delete(id);
    else this.#numbers.set(id, number);
    return true;
  }

  /** Somebody is there no more. */
  forget(id: PeerId): void {
    this.#numbers.delete(id);
    this.#changes.forget(id);
  }

  clear(): void {
    this.#numbers.clear();
    this.#changes.clear();
  }
}
