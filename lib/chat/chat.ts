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
import type { ChatSnapshot, Reader } from './chat-snapshot';
import { CheckPace } from './check-pace';
import type { AuthorId, EntryId } from './entry';
import { laneOf } from './entry';
import { DELETE } from './erasure';
import type { Words } from './introductions';
import { Introductions } from './introductions';
import type { Portion, Recipient, RefusedEntry } from './ledger';
import { Ledger } from './ledger';
import { MAX_TEXT, TYPING_MS } from './limits';
import type { Vector } from './log';
import { OwnTyping } from './own-typing';
import type { Person } from './readers';
import { Readers } from './readers';
import type { ThreadMessage } from './thread';
import { Unread } from './unread';

export interface ChatOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  /** Those who are not to read what was written before they came, as it is at the moment: nobody, if that is not given. */
  latecomers?: () => ReadonlySet<PeerId>;
  clock?: Clock;
  onError?: (error: unknown) => void;
}

/** Where a text goes. */
export interface Posting {
  /** Null: to everybody. */
  to: AuthorId | null;
  replyTo: EntryId | null;
}

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
  readonly #checkPace: CheckPace;
  readonly #refused = new Map<RefusedEntry | RefusedMessage, number>();
  readonly #feed: SnapshotFeed<ChatSnapshot>;
  #ownKey: Promise<OwnKey> | null = null;
  #own: OwnKey | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stopUsing: (() => void) | null = null;
  readonly #introductions = new Introductions();
  readonly #ownTyping = new OwnTyping();
  readonly #unread = new Unread();
  #self: PeerId | null = null;
  #name = '';
  #seen: Vector = new Map();
  /** The most that was acknowledged of what was said to one person alone. */
  #reached: Vector = new Map();

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#checkPace = new CheckPace(this.#clock);
    const now = () => this.#clock.now();
    const refused = (why: RefusedEntry) => this.#count(why);
    const lateSelf = () => (this.#self && this.#latecomers().has(this.#self) ? this.#self : null);
    this.#ledger = new Ledger({ room: options.room, lateSelf, now, refused });
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
    this.#unread.setReading(isReading);
    if (!isReading) return;
    this.#see();
    this.#publish();
  }

  /** The bubble of the newest message was shown long enough. */
  passNewest(): void {
    this.#unread.passNewest();
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
    if (message) this.#writeSoon({ kind: DELETE, to: message.to, about: id, text: '' });
  }

  /** The person is typing, or not any more. @param to null: to everybody */
  setTyping(typing: boolean, to: AuthorId | null): void {
    const told = this.#ownTyping.change(typing, to, this.#clock.now());
    if (!told) return;
    for (const [peer, session] of this.#sessions) {
      const hears = told.to === null || this.#readers.of(peer).author === told.to;
      if (hears) session.sayTyping(typing);
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

  #say(entry: Words): boolean {
    const isText = /\S/u.test(entry.text) && entry.text.length <= MAX_TEXT;
    if (!isText || !this.#own || !this.#ledger.hasRoomFor(this.#own.author, entry.text))
      return false;
    const first = entry.to === null ? this.#introductions.due(this.#name, this.#latecomers()) : [];
    for (const words of [...first, entry]) this.#writeSoon(words);
    this.setTyping(false, null);
    return true;
  }

  /** One after the other: numbers follow each other. */
  #writeSoon(entry: Words): void {
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
    this.#self = channels.self();
    const session: ChatSession = new ChatSession({
      room,
      self: this.#self,
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
    await this.#checkPace.mayCheck(peer, message.entries.length);
    if (this.#sessions.get(peer) !== session) return;
    const fresh = await this.#ledger.take(message, own.author, bringer);
    this.#unread.note(fresh.filter(({ deleted, author }) => !deleted && author !== own.author));
    this.#spread();
  }

  /** Something was written or came: it goes on to everybody who lacks it. */
  #spread(): void {
    this.#unread.renew((id) => this.#ledger.thread.get(id));
    if (this.#unread.isReading) this.#see();
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
    const recipient = this.#recipient(peer);
    const own = this.#own;
    if (!recipient || !own) return { have: new Map(), seen: new Map(), others: new Map() };
    const have = this.#ledger.vectorFor(own.author, recipient);
    const seen = new Map([...this.#seen].filter(([lane]) => have.has(lane)));
    const lane = laneOf({ author: recipient.author, to: null });
    return { have, seen, others: this.#readers.holdersOf(lane, peer) };
  }

  #nextFor(peer: PeerId, told: Vector): Portion | null {
    const recipient = this.#recipient(peer);
    return this.#own && recipient ? this.#ledger.nextFor(this.#own, recipient, told) : null;
  }

  #latecomers(): ReadonlySet<PeerId> {
    return this.#options.latecomers?.() ?? new Set();
  }

  /** @returns null while that one has not shown as whom it writes */
  #recipient(peer: PeerId): Recipient | null {
    const { author } = this.#readers.of(peer);
    return author && { peer, author, isLatecomer: this.#latecomers().has(peer) };
  }

  /** The others, and of one's own words those that are for them. */
  #listReaders(): Reader[] {
    const own = this.#own;
    const latecomers = this.#latecomers();
    if (!own || latecomers.size === 0) return this.#readers.list;
    const lane = laneOf({ author: own.author, to: null });
    return this.#readers.list.map((reader) => {
      const isLatecomer = latecomers.has(reader.peer);
      return { ...reader, readsFrom: this.#ledger.startOf(lane, { ...reader, isLatecomer }) };
    });
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
      readers: this.#listReaders(),
      reached: this.#reached,
      typing: this.#readers.typing(this.#clock.now()),
      unread: this.#unread.count,
      newest: this.#unread.newest,
      isFull: this.#own !== null && !this.#ledger.hasRoomFor(this.#own.author, ' '),
    };
  }
}
