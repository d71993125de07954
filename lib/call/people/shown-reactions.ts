import { Allowances } from '../../base/allowances';
import type { PeerId } from '../../signaling/identifiers';
import type { Reaction } from '../messages/reaction';

/** Of each person. What is more is passed over. */
const REACTION_RATE = { burst: 6, perSecond: 2 };

/** Long enough to be seen, and over before it is old. */
const SHOWN_MS = 5_000;

export interface ShownReaction {
  readonly peer: PeerId;
  readonly emoji: Reaction;
  /** Another one each time: the same emoji may come again. */
  readonly number: number;
}

/** How people react at the moment: the last of each, for a few seconds. */
export class ShownReactions {
  readonly #shown = new Map<PeerId, ShownReaction & { readonly untilMs: number }>();
  readonly #allowances = new Allowances<PeerId>(REACTION_RATE);
  #count = 0;

  get current(): readonly ShownReaction[] {
    return [...this.#shown.values()].map(({ peer, emoji, number }) => ({ peer, emoji, number }));
  }

  /** @returns whether it is shown; not when there are too many */
  hear(peer: PeerId, emoji: Reaction, nowMs: number): boolean {
    if (!this.#allowances.take(peer, nowMs)) return false;
    this.#count += 1;
    this.#shown.set(peer, { peer, emoji, number: this.#count, untilMs: nowMs + SHOWN_MS });
    return true;
  }

  /** @returns whether one was shown for long enough */
  poll(nowMs: number): boolean {
    const over = [...this.#shown.values()].filter(({ untilMs }) => nowMs >= untilMs);
    for (const { peer } of over) this.#shown.delete(peer);
    return over.length > 0;
  }

  /** Somebody is there no more. */
  forget(peer: PeerId): void {
    this.#shown.delete(peer);
    this.#allowances.forget(peer);
  }

  clear(): void {
    this.#shown.clear();
    this.#allowances.clear();
  }
}
