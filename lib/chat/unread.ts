import type { EntryId } from './entry';
import { compareEntries } from './entry';
import type { Thread, ThreadMessage } from './thread';

/** What came since somebody looked last. */
export class Unread {
  #isReading = false;
  readonly #ids = new Set<EntryId>();
  #newest: ThreadMessage | null = null;
  #losses = 0;

  /** Whether the person sees what comes. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get count(): number {
    return this.#ids.size;
  }

  /** The one that came last, until it was shown long enough. */
  get newest(): ThreadMessage | null {
    return this.#newest;
  }

  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    if (!isReading) return;
    this.#ids.clear();
    this.#newest = null;
  }

  /** @param messages that came together */
  note(messages: readonly ThreadMessage[]): void {
    if (this.#isReading || messages.length === 0) return;
    for (const { id } of messages) this.#ids.add(id);
    this.#newest = [...messages].sort(compareEntries).at(-1) ?? null;
  }

  /** What was changed meanwhile passes by as it is now, and what is gone neither counts nor passes by. */
  renew(thread: Pick<Thread, 'get' | 'losses'>): void {
    this.#newest = this.#newest && standing(thread, this.#newest.id);
    if (this.#losses === thread.losses) return;
    this.#losses = thread.losses;
    for (const id of this.#ids) if (!standing(thread, id)) this.#ids.delete(id);
  }

  passNewest(): void {
    this.#newest = null;
  }
}

function standing(thread: Pick<Thread, 'get'>, id: EntryId): ThreadMessage | null {
  const now = thread.get(id);
  return now && !now.deleted ? now : null;
}
