import type { PeerId } from '../signaling/identifiers';
import type { Reader } from './chat-snapshot';
import type { HaveMessage } from './chat-session';
import type { AuthorId, Lane } from './entry';
import { TYPING_MS } from './limits';
import type { Vector } from './log';

/** Somebody in the call, by the name on the tile. */
export interface Person {
  readonly id: PeerId;
  readonly name: string;
}

const nothing: Vector = new Map();
const unread = { has: nothing, seen: nothing, saidToHave: 0, readsFrom: 1 };

/** The others in the call: as whom they write, what they have and have seen, and who is typing. */
export class Readers {
  readonly #byPeer = new Map<PeerId, Reader>();
  readonly #names = new Map<AuthorId, string>();
  #seats: ReadonlyMap<AuthorId, PeerId> = new Map();
  readonly #typingUntilMs = new Map<PeerId, number>();
  /** Linked, and nothing was heard of the chat there. */
  readonly #unheard = new Set<PeerId>();
  #people: readonly Person[] = [];

  /** What authors were called on their tile, as long as it was there. */
  get names(): ReadonlyMap<AuthorId, string> {
    return this.#names;
  }

  /** Whose key each was that was shown here. The same map until there is another one. */
  get seats(): ReadonlyMap<AuthorId, PeerId> {
    return this.#seats;
  }

  /** Those in the call. */
  get list(): Reader[] {
    return this.#people.map(({ id, name }) => ({ ...this.of(id), name }));
  }

  of(peer: PeerId): Reader {
    return this.#byPeer.get(peer) ?? { peer, name: '', author: null, ...unread };
  }

  /** @returns whether that is news */
  setPeople(people: readonly Person[]): boolean {
    if (JSON.stringify(people) === JSON.stringify(this.#people)) return false;
    this.#people = people;
    const ids = new Set(people.map(({ id }) => id));
    for (const id of this.#byPeer.keys()) if (!ids.has(id)) this.#typingUntilMs.delete(id);
    this.#learnNames();
    return true;
  }

  /** As whom those write who are there. */
  authorsOf(isThere: (peer: PeerId) => boolean): Set<AuthorId> {
    const there = [...this.#byPeer.values()].filter(({ peer }) => isThere(peer));
    return new Set(there.flatMap(({ author }) => author ?? []));
  }

  /** Keeps of those who are not there no more than as whom they wrote, and nothing of these authors. */
  forget(authors: ReadonlySet<AuthorId>, isThere: (peer: PeerId) => boolean): void {
    for (const [peer, { author }] of this.#byPeer) {
      if (isThere(peer)) continue;
      if (author === null || authors.has(author)) this.#byPeer.delete(peer);
      else this.#byPeer.set(peer, { peer, name: '', author, ...unread });
    }
    if (authors.size === 0) return;
    for (const author of authors) this.#names.delete(author);
    this.#seats = new Map([...this.#seats].filter(([author]) => !authors.has(author)));
  }

  /** That one has shown as whom it writes: another one than before, when its page was loaded again. */
  met(peer: PeerId, author: AuthorId): void {
    const known = this.of(peer);
    if (known.author === author) return;
    this.#byPeer.set(peer, { peer, name: '', author, ...unread });
    this.#seats = new Map(this.#seats).set(author, peer);
    this.#learnNames();
  }

  /** Takes what somebody says in place of what it said before. @returns the lanes of which it has more than it had */
  heard(peer: PeerId, { have, seen, others }: HaveMessage): Lane[] {
    const known = this.of(peer);
    this.#byPeer.set(peer, { ...known, has: have, seen });
    for (const [other, number] of others) {
      const reader = this.of(other);
      if (number <= reader.saidToHave || !this.isHere(other)) continue;
      this.#byPeer.set(other, { ...reader, saidToHave: number });
    }
    const isMore = ([lane, number]: [Lane, number]) => number > (known.has.get(lane) ?? 0);
    return [...have].filter(isMore).map(([lane]) => lane);
  }

  /** How much of that lane those have whom this side has heard of it itself, the lane's author not counted. */
  holdersOf(lane: Lane, except: PeerId): ReadonlyMap<PeerId, number> {
    const holders = this.list.filter(({ peer, has }) => peer !== except && has.has(lane));
    return new Map(holders.map(({ peer, has }) => [peer, has.get(lane) ?? 0]));
  }

  setTyping(peer: PeerId, typing: boolean, nowMs: number): void {
    if (typing) this.#typingUntilMs.set(peer, nowMs + TYPING_MS);
    else this.#typingUntilMs.delete(peer);
  }

  setUnheard(peer: PeerId, isUnheard: boolean): void {
    if (isUnheard) this.#unheard.add(peer);
    else this.#unheard.delete(peer);
  }

  /** Those who are linked, and whose pages may be too old to know of a chat. */
  get unheard(): PeerId[] {
    return this.#people.map(({ id }) => id).filter((id) => this.#unheard.has(id));
  }

  typing(nowMs: number): PeerId[] {
    return this.#people
      .map(({ id }) => id)
      .filter((id) => (this.#typingUntilMs.get(id) ?? -Infinity) > nowMs);
  }

  /** Whether that one is in the room. */
  isHere(peer: PeerId): boolean {
    return this.#people.some(({ id }) => id === peer);
  }

  #learnNames(): void {
    for (const { id, name } of this.#people) {
      const { author } = this.of(id);
      if (author !== null && name) this.#names.set(author, name);
    }
  }
}
