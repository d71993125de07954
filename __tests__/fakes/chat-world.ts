import type { ChannelUser } from '../../lib/base/peer-channels';
import { Chat } from '../../lib/chat/chat';
import type { ChatSnapshot } from '../../lib/chat/chat-snapshot';
import type { AuthorId, EntryId } from '../../lib/chat/entry';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import { cryptoSettled, watchCrypto } from './crypto-watch';
import { FakeClock } from './fake-clock';
import { standIn } from './stand-in';

const ROOM = standIn<RoomId>('sala');
const TICK_MS = 20;

/** Somebody who chats, in a {@link ChatWorld}. */
export class ChatPerson {
  readonly id: PeerId;
  readonly errors: unknown[] = [];
  chat: Chat;
  user: ChannelUser<PeerId> | null = null;

  constructor(
    readonly name: string,
    readonly world: ChatWorld,
    /** How far this one's clock is ahead. */
    readonly aheadMs = 0,
  ) {
    this.id = standIn<PeerId>(name.padEnd(16, '_'));
    this.chat = this.#newChat(false);
  }

  get snapshot(): ChatSnapshot {
    return this.chat.getSnapshot();
  }

  get author(): AuthorId {
    const { self } = this.snapshot;
    if (self === null) throw new Error(`${this.name} has no key yet`);
    return self;
  }

  /** What stands in the log, as `Ana: hello`. */
  get lines(): string[] {
    const { messages, names, self } = this.snapshot;
    return messages.map(({ author, text, deleted }) => {
      const name = author === self ? this.name : (names.get(author) ?? '?');
      return `${name}: ${deleted ? '(deleted)' : text}`;
    });
  }

  idOf(text: string): EntryId {
    const message = this.snapshot.messages.find((one) => one.text === text);
    if (!message) throw new Error(`${this.name} has no message "${text}"`);
    return message.id;
  }

  say(text: string, to: ChatPerson | null = null): boolean {
    return this.chat.post(text, { to: to && to.author, replyTo: null });
  }

  /** The page is loaded again. */
  reload(): void {
    for (const other of this.world.people) this.world.unlink(this, other);
    this.chat.close();
    this.chat = this.#newChat(true);
  }

  #newChat(isBack: boolean): Chat {
    const { clock } = this.world;
    const chat = new Chat({
      room: ROOM,
      isBack,
      clock: { now: () => clock.now() + this.aheadMs, every: clock.every },
      latecomers: () => this.world.latecomers,
      onError: (error) => this.errors.push(error),
      channels: {
        self: () => this.id,
        use: (user) => {
          this.user = user;
          return () => {
            this.user = null;
          };
        },
      },
    });
    chat.setName(this.name);
    chat.open();
    return chat;
  }
}

/** People with reliable channels between them, which are cut and mended, and a clock that is turned by hand. */
export class ChatWorld {
  readonly clock = new FakeClock();
  readonly people: ChatPerson[] = [];
  /** Everything that was sent, for those who look at it or send it again. */
  readonly wire: { from: ChatPerson; to: ChatPerson; text: string }[] = [];
  /** Who is not to read what was written before, by the server's word. */
  readonly latecomers = new Set<PeerId>();
  /** What gets lost on its way. */
  drops: (text: string) => boolean = () => false;
  readonly #links = new Set<string>();

  constructor(...names: string[]) {
    watchCrypto();
    for (const name of names) this.people.push(new ChatPerson(name, this));
    this.showEverybody();
  }

  /** Everybody's tiles. */
  showEverybody(): void {
    for (const person of this.people) {
      const others = this.people.filter((other) => other !== person);
      person.chat.setPeople(others.map(({ id, name }) => ({ id, name })));
    }
  }

  come(name: string, aheadMs = 0): ChatPerson {
    const person = new ChatPerson(name, this, aheadMs);
    this.people.push(person);
    this.showEverybody();
    return person;
  }

  /** For good. */
  leave(person: ChatPerson): void {
    for (const other of this.people) this.unlink(person, other);
    person.chat.close();
    this.people.splice(this.people.indexOf(person), 1);
    this.showEverybody();
  }

  /** Somebody comes while newcomers are not to read what was written before. */
  comeLate(name: string): ChatPerson {
    const person = this.come(name);
    this.latecomers.add(person.id);
    return person;
  }

  linkAll(): void {
    for (const one of this.people) {
      for (const other of this.people) if (one.name < other.name) this.link(one, other);
    }
  }

  link(one: ChatPerson, other: ChatPerson): void {
    if (one === other || this.#links.has(keyOf(one, other))) return;
    this.#links.add(keyOf(one, other));
    this.#open(one, other);
    this.#open(other, one);
  }

  /** What is on its way is lost. */
  unlink(one: ChatPerson, other: ChatPerson): void {
    if (!this.#links.delete(keyOf(one, other))) return;
    one.user?.closed(other.id);
    other.user?.closed(one.id);
  }

  /** Lets time pass, and what is computed come to its end. */
  async live(ms = 400): Promise<void> {
    for (let passed = 0; passed < ms; passed += TICK_MS) {
      await cryptoSettled();
      await this.clock.advance(TICK_MS);
    }
    await cryptoSettled();
  }

  #open(from: ChatPerson, to: ChatPerson): void {
    const link = [...this.#links].find((key) => key === keyOf(from, to));
    const isUp = () => link !== undefined && this.#links.has(link);
    from.user?.opened(to.id, {
      send: (text) => {
        if (!isUp()) return false;
        this.wire.push({ from, to, text });
        if (this.drops(text)) return true;
        queueMicrotask(() => isUp() && to.user?.received(from.id, text));
        return true;
      },
      openBytes: () => null,
    });
  }
}

function keyOf(one: ChatPerson, other: ChatPerson): string {
  return [one.name, other.name].sort().join(' ');
}
