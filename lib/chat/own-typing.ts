import type { AuthorId } from './entry';
import { TYPING_AGAIN_MS } from './limits';

/** What the others were told of this person's typing, and who was. */
export class OwnTyping {
  #saidMs = -Infinity;
  #to: AuthorId | null = null;

  /**
   * @param to null: to everybody
   * @returns whom to tell of it, as `to`; null when nobody needs to hear
   */
  change(typing: boolean, to: AuthorId | null, nowMs: number): { to: AuthorId | null } | null {
    if (typing && nowMs - this.#saidMs < TYPING_AGAIN_MS) return null;
    if (!typing && this.#saidMs === -Infinity) return null;
    this.#saidMs = typing ? nowMs : -Infinity;
    if (typing) this.#to = to;
    // Nobody else learns that there was something to be said to one person.
    return { to: this.#to };
  }
}
