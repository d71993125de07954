import type { EntryId } from './entry';
import type { ThreadMessage } from './thread';

/** What came since somebody looked last. */
export class Unread {
  #isReading = false;
  #count = 0;
  #newest: ThreadMessage | null = null;

  /** Whether the person sees what comes. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get count(): number {
    return this.#count;
  }

  /** The one that came last, until it was shown long enough. */
  get newest(): ThreadMessage | null {
    return this.#newest;
  }

  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    if (!isReading) return;
    this.#count = 0;
    this.#newest = null;
  }

  note(messages: readonly ThreadMessage[]): void {
    if (this.#isReading || messages.length === 0) return;
    this.#count += messages.length;
    this.#newest = messages.at(-1) ?? null;
  }

  /** What was changed meanwhile passes by as it is now, and what was deleted no more. */
  renew(current: (id: EntryId) => ThreadMessage | undefined): void {
    const now = this.#newest && current(this.#newest.id);
    this.#newest = now && !now.deleted ? now : null;
  }

  passNewest(): void {
    this.#newest = null;
  }
}
