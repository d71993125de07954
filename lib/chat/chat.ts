import { Allowance } from '../base/allowance';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import { once } from '../base/once';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { OpenChannel, PeerChannels } from '../base/peer-channels';
import type { PeerId, RoomId } from '../signaling/identifiers';
import { OwnKey } from './author-key';
import type { EntriesMessage } from './chat-message';
import type { HaveMessage, RefusedMessage } from './chat-session';
import { ChatSession } from './chat-session';
import type { ChatSnapshot } from './chat-snapshot';
import type { AuthorId, EntryId } from './entry';
import { laneOf } from './entry';
import type { RefusedEntry } from './ledger';
import { Ledger } from './ledger';
import { ENTRY_RATE, MAX_TEXT, TYPING_AGAIN_MS, TYPING_MS } from './limits';
import type { Vector } from './log';
import type { Person } from './readers';
import { Readers } from './readers';
import type { ThreadMessage } from './thread';

export interface ChatOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  clock?: Clock;
  onError?: (error: unknown) => void;
}

/** Where a text goes. */
export interface Posting {
  /** Null: to everybody. */
  to: AuthorId | null;
  replyTo: EntryId | null;
}

/** Between two looks at whether another signature may be checked. */
const CHECK_AGAIN_MS = 100;

/**
 * What people in one call write to each other, from browser to browser: everybody has all of it, in the same order.
 * Nothing happens before {@link open}, and nothing is kept when the page goes.
 */
export class Chat {
  readonly #options: ChatOptions;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #readers = new Readers();
  readonly #sessions = new Map<PeerId, ChatSession>();
  readonly #allowances = new Map<PeerId, Allowance>();
  readonly #refused = new Map<RefusedEntry | RefusedMessage, number>();
  readonly #feed: SnapshotFeed<ChatSnapshot>;
  #ownKey: Promise<OwnKey> | null = null;
  #own: OwnKey | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stopUsing: (() => void) | null = null;
  #name = '';
  #saidName: string | null = null;
  #isReading = false;
  #seen: Vector = new Map();
  #unread = 0;
  #newest: ThreadMessage | null = null;
  #typingSaidMs = -Infinity;
  #typingTo: AuthorId | null = null;
  /** The most that was acknowledged of what was said to one person alone. */
  #reached: Vector = new Map();

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const now = () => this.#clock.now();
    const refused = (why: RefusedEntry) => this.#count(why);
    this.#ledger = new Ledger({ room: options.room, now, refused });
    this.#feed = new SnapshotFeed(this.#draw());
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): ChatSnapshot => this.#feed.current;

  /** How often something was refused, by the reason. */
  get refused(): ReadonlyMap<RefusedEntry | RefusedMessage, number> {
    return this.#refused;
  }

  open(): void {
    void this.#makeKey();
    this.#stopUsing = this.#options.channels.use({
      opened: (peer, channel) => this.#onOpened(peer, channel),
      closed: (peer) => this.#onClosed(peer),
      received: (peer, data) => this.#sessions.get(peer)?.receive(data),
    });
  }

  /** {@link open} may follow. */
  close(): void {
    this.#stopUsing?.();
    for (const peer of [...this.#sessions.keys()]) this.#onClosed(peer);
  }

  /** Who else is in the call, by the names on their tiles. */
  setPeople(people: readonly Person[]): void {
    if (this.#readers.setPeople(people)) this.#publish();
  }

  /** What oneself is called from the next text on. */
  setName(name: string): void {
    this.#name = name;
  }

  /** Whether the person sees what comes. */
  setReading(isReading: boolean): void {
    this.#isReading = isReading;
    if (!isReading) return;
    this.#unread = 0;
    this.#newest = null;
    this.#see();
    this.#publish();
  }

  /** The bubble of the newest message was shown long enough. */
  passNewest(): void {
    this.#newest = null;
    this.#publish();
  }

  /** @returns false when the text can't be taken: empty, too long, or there is no room for it */
  post(text: string, { to, replyTo }: Posting): boolean {
    return this.#say({ kind: 'text', to, about: replyTo, text });
  }

  /** Counts for one's own messages only. @returns as {@link post} */
  edit(id: EntryId, text: string): boolean {
    const message = this.#ownMessage(id);
    if (!message || message.text === text) return false;
    return this.#say({ kind: 'edit', to: message.to, about: id, text });
  }

  remove(id: EntryId): void {
    const message = this.#ownMessage(id);
    if (message) this.#writeSoon({ kind: 'delete', to: message.to, about: id, text: '' });
  }

  /** The person is typing, or not any more. @param to null: to everybody */
  setTyping(typing: boolean, to: AuthorId | null): void {
    const nowMs = this.#clock.now();
    if (typing && nowMs - this.#typingSaidMs < TYPING_AGAIN_MS) return;
    if (!typing && this.#typingSaidMs === -Infinity) return;
    this.#typingSaidMs = typing ? nowMs : -Infinity;
    if (typing) this.#typingTo = to;
    // Nobody else learns that there was something to be said to one person.
    const told = this.#typingTo;
    for (const [peer, session] of this.#sessions) {
      if (told === null || this.#readers.of(peer).author === told) session.sayTyping(typing);
    }
  }

  async #makeKey(): Promise<void> {
    this.#ownKey ??= OwnKey.make();
    try {
      this.#own = await this.#ownKey;
      this.#publish();
    } catch (error) {
      this.#options.onError?.(error);
    }
  }

  #ownMessage(id: EntryId): ThreadMessage | null {
    const message = this.#ledger.thread.get(id);
    return message && !message.deleted && message.author === this.#own?.author ? message : null;
  }

  #say(entry: Parameters<Ledger['write']>[1]): boolean {
    const isText = /\S/u.test(entry.text) && entry.text.length <= MAX_TEXT;
    if (!isText || !this.#own || !this.#ledger.hasRoomFor(this.#own.author, entry.text))
      return false;
    if (entry.to === null && this.#saidName !== this.#name) {
      this.#saidName = this.#name;
      this.#writeSoon({ kind: 'name', to: null, about: null, text: this.#name });
    }
    this.#writeSoon(entry);
    this.setTyping(false, null);
    return true;
  }

  /** One after the other: numbers follow each other. */
  #writeSoon(entry: Parameters<Ledger['write']>[1]): void {
    const own = this.#own;
    if (!own) return;
    const write = async () => {
      try {
        await this.#ledger.write(own, entry);
        this.#spread();
      } catch (error) {
        this.#options.onError?.(error);
      }
    };
    this.#writing = this.#writing.then(write);
  }

  #onOpened(peer: PeerId, channel: OpenChannel): void {
    const { room, channels, onError } = this.#options;
    const ownKey = this.#ownKey;
    if (!ownKey) return;
    this.#sessions.get(peer)?.end();
    const session: ChatSession = new ChatSession({
      room,
      self: channels.self(),
      peer,
      channel,
      ownKey,
      clock: this.#clock,
      proven: (key) => {
        this.#ledger.meet(key);
        this.#readers.met(peer, key.author);
        this.#publish();
      },
      have: () => this.#haveFor(peer),
      nextEntries: (told) => this.#nextFor(peer, told),
      heard: (message) => this.#onHave(peer, message),
      takeEntries: (message) => this.#take(peer, message, session),
      typing: (typing) => this.#onTyping(peer, typing),
      refused: (why) => this.#count(why),
      onError: (error) => onError?.(error),
    });
    this.#sessions.set(peer, session);
  }

  #onClosed(peer: PeerId): void {
    this.#sessions.get(peer)?.end();
    this.#sessions.delete(peer);
    this.#readers.setTyping(peer, false, 0);
    this.#publish();
  }

  #onHave(peer: PeerId, message: HaveMessage): void {
    const hasMore = this.#readers.heard(peer, message);
    this.#noteReached(peer);
    // Those who have no link to this peer learn of it here.
    if (hasMore) {
      for (const [other, session] of this.#sessions) if (other !== peer) session.sayHave();
    }
    this.#publish();
  }

  #onTyping(peer: PeerId, typing: boolean): void {
    this.#readers.setTyping(peer, typing, this.#clock.now());
    this.#publish();
    if (typing) once(this.#clock, TYPING_MS, () => this.#publish());
  }

  async #take(peer: PeerId, message: EntriesMessage, session: ChatSession): Promise<void> {
    const bringer = this.#readers.of(peer).author;
    const own = this.#own;
    if (!own || bringer === null) return;
    await this.#mayCheck(peer, message.entries.length);
    if (this.#sessions.get(peer) !== session) return;
    const fresh = await this.#ledger.take(message, own.author, bringer);
    const unread = fresh.filter(({ deleted, author }) => !deleted && author !== own.author);
    if (!this.#isReading && unread.length > 0) {
      this.#unread += unread.length;
      this.#newest = unread.at(-1) ?? null;
    }
    this.#spread();
  }

  /** Resolves when that many more signatures of a peer may be checked. */
  async #mayCheck(peer: PeerId, count: number): Promise<void> {
    const nowMs = this.#clock.now();
    const allowance = this.#allowances.get(peer) ?? new Allowance(ENTRY_RATE, nowMs);
    this.#allowances.set(peer, allowance);
    for (let left = count; left > 0;) {
      if (allowance.take(this.#clock.now())) left -= 1;
      else await new Promise<void>((resolve) => once(this.#clock, CHECK_AGAIN_MS, resolve));
    }
  }

  /** Something was written or came: it goes on to everybody who lacks it. */
  #spread(): void {
    if (this.#isReading) this.#see();
    for (const session of this.#sessions.values()) {
      session.pump();
      session.sayHave();
    }
    this.#publish();
  }

  #see(): void {
    this.#seen = this.#ledger.vector;
    for (const session of this.#sessions.values()) session.sayHave();
  }

  #haveFor(peer: PeerId): Omit<HaveMessage, 'type' | 'taken'> {
    const { author } = this.#readers.of(peer);
    const own = this.#own;
    if (author === null || !own) return { have: new Map(), seen: new Map(), others: new Map() };
    const have = this.#ledger.vectorFor(own.author, author);
    const seen = new Map([...this.#seen].filter(([lane]) => have.has(lane)));
    const others = this.#readers.holdersOf(laneOf({ author, to: null }), peer);
    return { have, seen, others };
  }

  #nextFor(peer: PeerId, told: Vector): EntriesMessage | null {
    const { author } = this.#readers.of(peer);
    return this.#own && author !== null ? this.#ledger.nextFor(this.#own, author, told) : null;
  }

  #noteReached(peer: PeerId): void {
    const { author, has } = this.#readers.of(peer);
    if (!this.#own || author === null) return;
    const lane = laneOf({ author: this.#own.author, to: author });
    const number = has.get(lane) ?? 0;
    if (number > (this.#reached.get(lane) ?? 0)) {
      this.#reached = new Map(this.#reached).set(lane, number);
    }
  }

  #count(why: RefusedEntry | RefusedMessage): void {
    this.#refused.set(why, (this.#refused.get(why) ?? 0) + 1);
  }

  #publish(): void {
    this.#feed.publish(this.#draw());
  }

  #draw(): ChatSnapshot {
    const { thread, met } = this.#ledger;
    return {
      self: this.#own?.author ?? null,
      messages: thread.messages,
      names: new Map([...thread.names, ...this.#readers.names]),
      met,
      readers: this.#readers.list,
      reached: this.#reached,
      typing: this.#readers.typing(this.#clock.now()),
      unread: this.#unread,
      newest: this.#newest,
      isFull: this.#own !== null && !this.#ledger.hasRoomFor(this.#own.author, ' '),
    };
  }
}
