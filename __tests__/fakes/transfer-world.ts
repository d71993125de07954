import type {
  ByteChannel,
  ByteChannelUser,
  ChannelUser,
  OpenChannel,
  PeerChannels,
} from '../../lib/base/peer-channels';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Sink, Sinks } from '../../lib/transfer/sink';
import type { TransferId, TransferView } from '../../lib/transfer/transfer-snapshot';
import { Transfers } from '../../lib/transfer/transfers';
import { cryptoSettled } from './crypto-watch';
import { FakeClock } from './fake-clock';
import { FakeStorage } from './fake-storage';
import { standIn } from './stand-in';

const TICK_MS = 10;

/** A browser's own disk, which outlives its pages. */
export class FakeDisk implements Sinks {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Bytes that fit. */
  space = Infinity;
  /** Nothing that is written is ever said to be. */
  isStuck = false;

  readonly maxBytes = () => Promise.resolve(this.space);
  readonly ask = () => Promise.resolve(null);
  /** What was to stay each time. */
  readonly swept: (readonly TransferId[])[] = [];
  readonly sweep = (kept: readonly TransferId[]) => {
    this.swept.push(kept);
    return Promise.resolve();
  };

  readonly keep = (id: TransferId): Promise<Sink> => {
    const bytes = () => this.files.get(id) ?? new Uint8Array();
    this.files.set(id, bytes());
    return Promise.resolve({
      length: bytes().length,
      read: (at, length) => Promise.resolve(bytes().slice(at, at + length)),
      write: (at, more) => {
        if (at + more.length > this.space) {
          return Promise.reject(new DOMException('full', 'QuotaExceededError'));
        }
        const joined = new Uint8Array(Math.max(bytes().length, at + more.length));
        joined.set(bytes());
        joined.set(more, at);
        this.files.set(id, joined);
        return this.isStuck ? new Promise(() => undefined) : Promise.resolve();
      },
      finish: (name, type) => Promise.resolve(new File([bytes()], name, { type })),
      discard: () => {
        this.files.delete(id);
        return Promise.resolve();
      },
    });
  };
}

/** A file in memory. Reading a real one takes turns of the loop that no test could wait for. */
export class FakeFile extends File {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>, name: string, options?: FilePropertyBag) {
    super([bytes], name, options);
    this.#bytes = bytes;
  }

  override slice(start?: number, end?: number): Blob {
    const { buffer, byteLength: size } = this.#bytes.slice(start, end);
    return standIn<Blob>({ size, arrayBuffer: () => Promise.resolve(buffer) });
  }
}

class FakeBytes implements ByteChannel {
  other: FakeBytes | null = null;
  waiting = 0;
  #user: ByteChannelUser | null = null;
  #isClosed = false;

  constructor(
    readonly name: string,
    readonly world: TransferWorld,
  ) {}

  get maxMessageBytes(): number {
    return this.world.maxMessageBytes;
  }

  use(user: ByteChannelUser): void {
    this.#user = user;
    queueMicrotask(() => !this.#isClosed && user.opened());
  }

  send(bytes: Uint8Array<ArrayBuffer>): boolean {
    const { other } = this;
    if (this.#isClosed) return false;
    const sent = this.world.bend(bytes.slice());
    queueMicrotask(() => other && !other.#isClosed && other.#user?.received(sent));
    return true;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { other } = this;
    queueMicrotask(() => other?.end());
  }

  end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#user?.closed();
  }
}

/** Somebody with a page, and what outlives it. */
export class TransferPerson {
  readonly disk = new FakeDisk();
  readonly storage = new FakeStorage();
  readonly errors: unknown[] = [];
  user: ChannelUser<PeerId> | null = null;
  page: Transfers;

  constructor(
    readonly id: PeerId,
    readonly world: TransferWorld,
  ) {
    this.page = this.load();
  }

  /** Another page in place of this one, which dies without a word. */
  load(): Transfers {
    this.user = null;
    const channels: PeerChannels<PeerId> = {
      self: () => this.id,
      use: (user) => {
        this.user = user;
        return () => (this.user = null);
      },
    };
    this.page = new Transfers({
      room: standIn('sala'),
      channels,
      clock: this.world.clock,
      edges: { sinks: this.disk, storage: this.storage, preview: () => Promise.resolve(null) },
      onError: (error) => this.errors.push(error),
    });
    this.page.open();
    return this.page;
  }

  get views(): readonly TransferView[] {
    return this.page.getSnapshot().transfers;
  }

  /** The only one, or that of this name. */
  view(name?: string): TransferView {
    const [view] = this.views.filter((one) => name === undefined || one.name === name);
    if (!view) throw new Error('There is no such transfer.');
    return view;
  }

  /** The state at the first end. */
  get state(): string {
    const [end] = this.view().ends;
    return end?.failure ?? end?.state ?? 'nobody';
  }
}

/** People whose pages hand each other files over channels that a test can cut. */
export class TransferWorld {
  readonly clock = new FakeClock();
  readonly people: TransferPerson[] = [];
  /** Of the longest message that a channel for bytes carries. */
  maxMessageBytes = 262_144;
  /** All words that were said. */
  readonly words: string[] = [];
  /** What becomes of words on their way. */
  rewrite = (text: string): string => text;
  /** Of the next channels for bytes that are opened, so many never come to the other end. */
  unseen = 0;
  /** And so many can't be opened. */
  unopened = 0;
  /** What becomes of bytes on their way. */
  bend = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes;
  readonly #links = new Map<string, FakeBytes[]>();

  come(name: string): TransferPerson {
    const person = new TransferPerson(standIn<PeerId>(name.padEnd(16, '0')), this);
    this.people.push(person);
    return person;
  }

  link(one: TransferPerson, other: TransferPerson): void {
    this.cut(one, other);
    const bytes: FakeBytes[] = [];
    this.#links.set(keyOf(one, other), bytes);
    this.#open(one, other, bytes);
    this.#open(other, one, bytes);
  }

  cut(one: TransferPerson, other: TransferPerson): void {
    const bytes = this.#links.get(keyOf(one, other));
    if (!bytes) return;
    this.#links.delete(keyOf(one, other));
    one.user?.closed(other.id);
    other.user?.closed(one.id);
    for (const channel of bytes) channel.end();
  }

  /** All channels for bytes break, and nothing else. */
  breakBytes(): void {
    for (const bytes of this.#links.values()) for (const channel of bytes.splice(0)) channel.end();
  }

  /** Time passes, and all that it brings about. */
  async live(ms = 100): Promise<void> {
    for (let passed = 0; passed < ms; passed += TICK_MS) {
      await cryptoSettled();
      await this.clock.advance(TICK_MS);
    }
    await cryptoSettled();
  }

  /** @throws when it does not come to that in a minute */
  async until(isThere: () => boolean): Promise<void> {
    for (let turns = 0; turns < 600; turns += 1) {
      if (isThere()) return;
      await this.live();
    }
    throw new Error('It never came to that.');
  }

  #open(from: TransferPerson, to: TransferPerson, all: FakeBytes[]): void {
    const isUp = () => this.#links.get(keyOf(from, to)) === all;
    const channel: OpenChannel = {
      send: (text) => {
        if (!isUp()) return false;
        this.words.push(text);
        queueMicrotask(() => isUp() && to.user?.received(from.id, this.rewrite(text)));
        return true;
      },
      openBytes: (name) => {
        if (!isUp() || (this.unopened -= 1) >= 0) return null;
        const near = new FakeBytes(name, this);
        const far = new FakeBytes(name, this);
        near.other = far;
        far.other = near;
        all.push(near, far);
        if ((this.unseen -= 1) >= 0) return near;
        queueMicrotask(() => {
          if (to.user?.offered?.(from.id, far) !== true) far.close();
        });
        return near;
      },
    };
    from.user?.opened(to.id, channel);
  }
}

function keyOf(one: TransferPerson, other: TransferPerson): string {
  return [one.id, other.id].sort().join(' ');
}
