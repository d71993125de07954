import { SnapshotFeed } from '../base/snapshot-feed';
import type { PeerId } from '../signaling/identifiers';
import type { EntryId } from './entry';
import type { ThreadMessage } from './thread';

/** What is being written: something new, an answer, or something else than before. */
export type Draft =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly message: ThreadMessage }
  | { readonly kind: 'edit'; readonly message: ThreadMessage };

/** Somebody whom one chose to write to alone: the seat, whichever page of that person is there. */
export interface Addressee {
  readonly peer: PeerId;
  /** As it was when chosen. */
  readonly name: string;
}

export interface DraftSnapshot {
  readonly draft: Draft;
  readonly text: string;
  /** Whom something new is for; null: everybody. It stays chosen when that one leaves. */
  readonly to: Addressee | null;
}

const somethingNew: Draft = { kind: 'new' };

/** What somebody has begun to write and not sent: kept while something else is written, and while nobody sees it. */
export class Drafts {
  readonly #texts = new Map<string, string>();
  readonly #feed = new SnapshotFeed<DraftSnapshot>({ draft: somethingNew, text: '', to: null });

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): DraftSnapshot => this.#feed.current;

  choose(to: Addressee | null): void {
    this.#feed.publish({ ...this.#feed.current, to });
  }

  /** Turns to an answer or a change; what was written of another draft waits. */
  begin(draft: Draft): void {
    const first = draft.kind === 'edit' ? draft.message.text : '';
    const text = this.#texts.get(draftKey(draft)) ?? first;
    this.#feed.publish({ ...this.#feed.current, draft, text });
  }

  /** What was to be changed is deleted. */
  giveUpEdit(id: EntryId): void {
    const { draft } = this.#feed.current;
    if (draft.kind === 'edit' && draft.message.id === id) this.end();
  }

  write(text: string): void {
    this.#texts.set(draftKey(this.#feed.current.draft), text);
    this.#feed.publish({ ...this.#feed.current, text });
  }

  /** It was sent, or given up: back to something new. */
  end(): void {
    this.#texts.delete(draftKey(this.#feed.current.draft));
    this.begin(somethingNew);
  }
}

/** Tells drafts apart. */
export function draftKey(draft: Draft): string {
  return draft.kind === 'new' ? draft.kind : `${draft.kind} ${draft.message.id}`;
}
