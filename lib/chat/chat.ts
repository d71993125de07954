import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import { once } from '../base/once';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { OpenChannel, PeerChannels } from '../base/peer-channels';
import { Tally } from '../base/tally';
import type { PeerId, RoomId } from '../signaling/identifiers';
import { Audience } from './audience';
import type { AuthorKey } from './author-key';
import type { EntriesMessage } from './chat-message';
import type { HaveMessage, RefusedMessage } from './chat-session';
import { ChatSession } from './chat-session';
import type { ChatSnapshot } from './chat-snapshot';
import { CheckPace } from './check-pace';
import { Drafts } from './drafts';
import type { AuthorId, EntryId } from './entry';
import type { RefusedEntry } from './ledger';
import { Ledger } from './ledger';
import { STANDING_MS, TYPING_MS } from './limits';
import { OwnTyping } from './own-typing';
import type { Posting } from './own-words';
import { OwnWords } from './own-words';
import type { Vector } from './log';
import type { Person } from './readers';
import type { ThreadMessage } from './thread';
import { Readers } from './readers';
import { Unread } from './unread';

export interface ChatOptions {
  room: RoomId;
  channels: PeerChannels<PeerId>;
  /** Those who are not to read what was written before they came, as it is at the moment: nobody, if that is not given. */
  latecomers?: () => ReadonlySet<PeerId>;
  /** Whether the person was in the call a moment ago, on a page before this one: what was written then is no news. */
  isBack?: boolean;
  clock?: Clock;
  onError?: (error: unknown) => void;
}

/**
 * What people in one call write to each other, from browser to browser: everybody has all of it, in the same order.
 * Nothing happens before {@link open}, and nothing is kept when the page goes.
 */
export class Chat {
  /** What the person has begun to write. */
  readonly drafts = new Drafts();
  readonly #options: ChatOptions;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #readers = new Readers();
  readonly #audience: Audience;
  readonly #words: OwnWords;
  readonly #sessions = new Map<PeerId, ChatSession>();
  readonly #checkPace: CheckPace;
  readonly #refused = new Tally<RefusedEntry | RefusedMessage>();
  readonly #feed: SnapshotFeed<ChatSnapshot>;
  #stopUsing: (() => void) | null = null;
  #callOffLater: (() => void) | null = null;
  #drawnMs = -Infinity;
  readonly #ownTyping = new OwnTyping();
  readonly #unread = new Unread();
  /** What somebody had at the first word that was heard here. */
  #before: Vector | null = null;
  #self: PeerId | null = null;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#checkPace = new CheckPace(this.#clock);
    const now = () => this.#clock.now();
    const refused = (why: RefusedEntry) => this.#refused.count(why);
    const lateSelf = () => (this.#self && this.#latecomers().has(this.#self) ? this.#self : null);
    this.#ledger = new Ledger({ room: options.room, lateSelf, now, refused });
    this.#audience = new Audience({
      ledger: this.#ledger,
      readers: this.#readers,
      latecomers: () => this.#latecomers(),
      own: () => this.#words.key,
      isLinked: (peer) => this.#sessions.has(peer),
    });
    this.#words = new OwnWords({
      ledger: this.#ledger,
      latecomers: () => this.#latecomers(),
      ready: () => this.#publish(),
      taken: () => this.setTyping(false, null),
      written: () => {
        this.#handOn();
        this.#publish();
      },
      onError: (error) => options.onError?.(error),
    });
    this.#feed = new SnapshotFeed(this.#draw());
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): ChatSnapshot => this.#feed.current;

  /** How often something was refused, by the reason. */
  get refused(): ReadonlyMap<RefusedEntry | RefusedMessage, number> {
    return this.#refused.counts;
  }

  open(): void {
    void this.#words.makeKey();
    this.#stopUsing = this.#options.channels.use({
      opened: (peer, channel) => this.#onOpened(peer, channel),
      closed: (peer) => this.#onClosed(peer),
      received: (peer, data) => this.#sessions.get(peer)?.receive(data),
    });
  }

  /** {@link open} may follow. */
  close(): void {
    this.#stopUsing?.();
    this.#callOffLater?.();
    this.#callOffLater = null;
    for (const peer of [...this.#sessions.keys()]) this.#onClosed(peer);
  }

  /** Who else is in the call, by the names on their tiles. */
  setPeople(people: readonly Person[]): void {
    if (!this.#readers.setPeople(people)) return;
    this.#ledger.setHere(people.map(({ id }) => id));
    this.#audience.forgetSilent();
    this.#handOn();
    this.#publish();
  }

  /** What oneself is called from the next text on. */
  setName(name: string): void {
    this.#words.name = name;
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
    return this.#words.post(text, { to: to && this.#audience.keyOfSeat(to), replyTo });
  }

  /** Counts for one's own messages only. @returns as {@link post} */
  edit(id: EntryId, text: string): boolean {
    return this.#words.edit(id, text);
  }

  remove(id: EntryId): void {
    this.#words.remove(id);
  }

  /** The person is typing, or not any more. @param to null: to everybody */
  setTyping(typing: boolean, to: AuthorId | null): void {
    const told = this.#ownTyping.change(typing, to, this.#clock.now());
    if (!told) return;
    for (const [peer, session] of this.#sessions) {
      const hears = told.to === null || this.#audience.authorOf(peer) === told.to;
      if (hears) session.sayTyping(typing);
    }
  }

  #onOpened(peer: PeerId, channel: OpenChannel): void {
    const { room, channels, onError } = this.#options;
    const ownKey = this.#words.comingKey;
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
      proven: (key) => this.#onProven(peer, key),
      unheard: () => {
        this.#readers.setUnheard(peer, true);
        this.#publish();
      },
      have: () => this.#audience.haveFor(peer),
      nextEntries: (toldUpTo) => this.#audience.nextFor(peer, toldUpTo),
      heard: (message) => this.#onHave(peer, message),
      takeEntries: (message) => this.#take(peer, message, session),
      typing: (typing) => this.#onTyping(peer, typing),
      refused: (why) => this.#refused.count(why),
      onError: (error) => onError?.(error),
    });
    this.#sessions.set(peer, session);
  }

  #onProven(peer: PeerId, key: AuthorKey): void {
    const before = this.#audience.authorOf(peer);
    this.#ledger.meet(key, peer);
    this.#readers.met(peer, key.author);
    this.#readers.setUnheard(peer, false);
    if (before !== null && before !== key.author) {
      this.#words.followTo(before, key.author, this.#audience.reachedOf(before));
    }
    this.#audience.forgetSilent();
    this.#publish();
  }

  #onClosed(peer: PeerId): void {
    this.#sessions.get(peer)?.end();
    this.#sessions.delete(peer);
    this.#readers.setTyping(peer, false, 0);
    this.#readers.setUnheard(peer, false);
    this.#publish();
  }

  #onHave(peer: PeerId, message: HaveMessage): void {
    this.#before ??= message.have;
    // Whose words have come there learns of it here, if there is no link between the two.
    for (const author of this.#audience.heard(peer, message)) this.#sessions.get(author)?.sayHave();
    this.#publishLater();
  }

  #onTyping(peer: PeerId, typing: boolean): void {
    this.#readers.setTyping(peer, typing, this.#clock.now());
    this.#publishSoon();
    if (typing) once(this.#clock, TYPING_MS, () => this.#publishSoon());
  }

  async #take(peer: PeerId, message: EntriesMessage, session: ChatSession): Promise<void> {
    const author = this.#audience.authorOf(peer);
    const own = this.#words.key;
    if (!own || author === null) return;
    await this.#checkPace.mayCheck(peer, message.entries.length);
    if (this.#sessions.get(peer) !== session) return;
    const fresh = await this.#ledger.take(message, own.author, { peer, author });
    this.#unread.note(fresh.filter((one) => !one.deleted && !this.#isOld(one)));
    this.#handOn((other) => other.pumpLater());
    // Others bring as well what has come already.
    if (fresh.length > 0) this.#publish();
    else this.#publishLater();
  }

  #isOld({ author, lane, number }: ThreadMessage): boolean {
    if (author === this.#words.key?.author) return true;
    return this.#options.isBack === true && number <= (this.#before?.get(lane) ?? 0);
  }

  /** Something was written or came: it goes on to everybody who lacks it. */
  #handOn(pump = (session: ChatSession) => session.pump()): void {
    this.#unread.renew(this.#ledger.thread);
    if (this.#unread.isReading) this.#see();
    for (const session of this.#sessions.values()) {
      pump(session);
      session.sayHave();
    }
  }

  #see(): void {
    this.#audience.see();
    for (const session of this.#sessions.values()) session.sayHave();
  }

  #latecomers(): ReadonlySet<PeerId> {
    return this.#options.latecomers?.() ?? new Set();
  }

  /** At once after a pause, however often a peer says it. */
  #publishSoon(): void {
    if (this.#clock.now() - this.#drawnMs >= STANDING_MS) this.#publish();
    else this.#publishLater();
  }

  /** Each text has everybody say to everybody that it came, and that it was seen. */
  #publishLater(): void {
    this.#callOffLater ??= once(this.#clock, STANDING_MS, () => this.#publish());
  }

  #publish(): void {
    this.#callOffLater?.();
    this.#callOffLater = null;
    this.#drawnMs = this.#clock.now();
    this.#feed.publish(this.#draw());
  }

  #draw(): ChatSnapshot {
    const { thread, met } = this.#ledger;
    return {
      self: this.#words.key?.author ?? null,
      messages: thread.messages,
      names: new Map([...thread.names, ...this.#readers.names]),
      met,
      readers: this.#audience.readers,
      seats: this.#readers.seats,
      reached: this.#audience.reached,
      typing: this.#readers.typing(this.#clock.now()),
      unheard: this.#readers.unheard,
      unread: this.#unread.count,
      newest: this.#unread.newest,
      isFull: this.#words.isFull,
    };
  }
}
