import type { PeerId } from '../signaling/identifiers';
import type { UnsignedEntry } from './entry';
import { WELCOME, welcomeText } from './welcome';

/** What somebody writes, before it has its place in a lane. */
export type Words = Omit<UnsignedEntry, 'author' | 'number' | 'time'>;

/** What an author says before its next words to everybody: who came later and may read them, and its own name. */
export class Introductions {
  readonly #welcomed = new Set<PeerId>();
  #saidName: string | null = null;

  /** @returns the entries that are to come first, which from then on count as said */
  due(name: string, latecomers: ReadonlySet<PeerId>): Words[] {
    const about = { to: null, about: null };
    const words: Words[] = [];
    const fresh = [...latecomers].filter((peer) => !this.#welcomed.has(peer));
    if (fresh.length > 0) {
      for (const peer of fresh) this.#welcomed.add(peer);
      words.push({ ...about, kind: WELCOME, text: welcomeText(fresh) });
      // They don't get what was said before, and with it not the name.
      this.#saidName = null;
    }
    if (this.#saidName !== name) words.push({ ...about, kind: 'name', text: name });
    this.#saidName = name;
    return words;
  }
}
