import type { PeerId } from '../signaling/identifiers';
import type { UnsignedEntry } from './entry';
import { WELCOME, welcomeText } from './welcome';

/** What somebody writes, before it has its place in a lane. */
export type Words = Omit<UnsignedEntry, 'author' | 'number' | 'time'>;

/** What an author says before its next words to everybody: who came later and may read them, and its own name. */
export class Introductions {
  readonly #welcomed = new Set<PeerId>();
  #saidName: string | null = null;

  /** @returns the entries that are to come first */
  due(name: string, latecomers: ReadonlySet<PeerId>): Words[] {
    const about = { to: null, about: null };
    const fresh = [...latecomers].filter((peer) => !this.#welcomed.has(peer));
    const naming: Words = { ...about, kind: 'name', text: name };
    if (fresh.length === 0) return this.#saidName === name ? [] : [naming];
    // They don't get what was said before, and with it not the name.
    return [{ ...about, kind: WELCOME, text: welcomeText(fresh) }, naming];
  }

  /** What was due is said. */
  said(name: string, latecomers: ReadonlySet<PeerId>): void {
    for (const peer of latecomers) this.#welcomed.add(peer);
    this.#saidName = name;
  }
}
