import type { PeerId } from '../signaling/identifiers';
import type { OwnKey } from './author-key';
import type { HaveMessage } from './chat-session';
import type { Reader } from './chat-snapshot';
import type { AuthorId, Lane } from './entry';
import { laneOf } from './entry';
import type { Ledger, Portion, Recipient } from './ledger';
import type { Vector } from './log';
import type { Readers } from './readers';

export interface AudienceOptions {
  ledger: Ledger;
  readers: Readers;
  /** Those who are not to read what was written before they came. */
  latecomers: () => ReadonlySet<PeerId>;
  /** Null until there is a key. */
  own: () => OwnKey | null;
  isLinked: (peer: PeerId) => boolean;
}

/** The others, as those to whom this side says what it has, and hands on what they lack and may read. */
export class Audience {
  readonly #options: AudienceOptions;
  #seen: Vector = new Map();
  #reached: Vector = new Map();

  constructor(options: AudienceOptions) {
    this.#options = options;
  }

  /** The others, and of one's own words those that are for them. */
  get readers(): Reader[] {
    const { ledger, readers, latecomers, own } = this.#options;
    const author = own()?.author;
    const late = latecomers();
    if (!author || late.size === 0) return readers.list;
    const lane = laneOf({ author, to: null });
    return readers.list.map((reader) => {
      const isLatecomer = late.has(reader.peer);
      return { ...reader, readsFrom: ledger.startOf(lane, { ...reader, isLatecomer }) };
    });
  }

  /** The most that was acknowledged of what was said to one person alone. */
  get reached(): Vector {
    return this.#reached;
  }

  authorOf(peer: PeerId): AuthorId | null {
    return this.#options.readers.of(peer).author;
  }

  /** As whom that one writes now: with another key, when its page was loaded again. */
  keyOfSeat(author: AuthorId): AuthorId {
    const peer = this.#options.readers.seats.get(author);
    return (peer === undefined ? null : this.authorOf(peer)) ?? author;
  }

  /** Up to which number that one has what was said to it alone. */
  reachedOf(author: AuthorId): number {
    const own = this.#options.own();
    return own ? (this.#reached.get(laneOf({ author: own.author, to: author })) ?? 0) : 0;
  }

  /** Who comes and goes, and loads pages again, over and over, and says nothing, leaves nothing behind that grows. */
  forgetSilent(): void {
    const { ledger, readers, isLinked } = this.#options;
    const isThere = (peer: PeerId) => readers.isHere(peer) || isLinked(peer);
    readers.forget(ledger.forgetSilent(readers.authorsOf(isThere)), isThere);
  }

  /** This side's person sees all that there is. */
  see(): void {
    this.#seen = this.#options.ledger.vector;
  }

  /** What to say to somebody of what this side has. */
  haveFor(peer: PeerId): Omit<HaveMessage, 'type' | 'taken'> {
    const { ledger, readers, own } = this.#options;
    const recipient = this.#recipient(peer);
    const author = own()?.author;
    if (!recipient || !author) return { have: new Map(), seen: new Map(), others: new Map() };
    const have = ledger.vectorFor(author, recipient);
    const seen = new Map([...this.#seen].filter(([lane]) => have.has(lane)));
    const lane = laneOf({ author: recipient.author, to: null });
    return { have, seen, others: readers.holdersOf(lane, peer) };
  }

  /** @returns the next of what somebody lacks who was told that much of each lane; null when there is no more */
  nextFor(peer: PeerId, toldUpTo: (lane: Lane) => number): Portion | null {
    const own = this.#options.own();
    const recipient = this.#recipient(peer);
    return own && recipient ? this.#options.ledger.nextFor(own, recipient, toldUpTo) : null;
  }

  /** Somebody said what it has. @returns those of the others of whose words to everybody that is more than before */
  heard(peer: PeerId, message: HaveMessage): PeerId[] {
    const { readers } = this.#options;
    const lanes = readers.heard(peer, message);
    this.#noteReached(peer);
    return readers.list
      .filter(({ author }) => author && lanes.includes(laneOf({ author, to: null })))
      .map((reader) => reader.peer)
      .filter((other) => other !== peer);
  }

  /** @returns null while that one has not shown as whom it writes */
  #recipient(peer: PeerId): Recipient | null {
    const author = this.authorOf(peer);
    return author && { peer, author, isLatecomer: this.#options.latecomers().has(peer) };
  }

  #noteReached(peer: PeerId): void {
    const own = this.#options.own();
    const { author, has } = this.#options.readers.of(peer);
    if (!own || author === null) return;
    const lane = laneOf({ author: own.author, to: author });
    const number = has.get(lane) ?? 0;
    if (number > (this.#reached.get(lane) ?? 0)) {
      this.#reached = new Map(this.#reached).set(lane, number);
    }
  }
}
