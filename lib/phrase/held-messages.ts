import type { PeerId } from '../signaling/identifiers';
import type { PhraseMessage } from './phrase-message';

/** Of one peer; the oldest goes. Others are ahead by a set or two, at three messages each. */
const MAX_HELD = 9;

/** What peers said of sets that this side does not have yet: their links may have come up sooner. */
export class HeldMessages {
  readonly #held = new Map<PeerId, PhraseMessage[]>();

  hold(from: PeerId, message: PhraseMessage): void {
    const messages = [...(this.#held.get(from) ?? []), message];
    this.#held.set(from, messages.slice(-MAX_HELD));
  }

  /** @returns those of this peer about this set, in order; they are not held any longer. */
  release(from: PeerId, set: string): readonly PhraseMessage[] {
    const messages = this.#held.get(from) ?? [];
    this.#held.set(
      from,
      messages.filter((message) => message.set !== set),
    );
    return messages.filter((message) => message.set === set);
  }

  /** Keeps nothing of anybody else. */
  keepOnly(present: ReadonlySet<PeerId>): void {
    for (const id of this.#held.keys()) if (!present.has(id)) this.#held.delete(id);
  }
}
