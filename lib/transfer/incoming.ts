import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ByteChannel, OpenChannel } from '../base/peer-channels';
import type { PeerId } from '../signaling/identifiers';
import { blockCount, bytesIn, indexOf, readBlock } from './block';
import { BLOCK_BYTES, MAX_BLOCKS_AHEAD, MAX_STRAY_BLOCKS, MAX_TRIES } from './limits';
import { readPreview } from './make-preview';
import { SpeedMeter } from './speed-meter';
import type { Sink } from './sink';
import { failureOf } from './sink';
import type { Offer, TransferMessage } from './transfer-message';
import type { TransferFailure, TransferState, TransferView } from './transfer-snapshot';

type Over = Extract<TransferState, 'done' | 'refused' | 'cancelled' | 'failed'>;

/** Blocks that are looked at and written together. */
const BATCH = 32;

/** Bytes that are read together when a page goes on with what an earlier one wrote. */
const REREAD_BYTES = 4 * 1024 ** 2;

export interface IncomingOptions {
  peer: PeerId;
  /** Of the sender, when it was last seen. */
  name: string;
  offer: Omit<Offer, 'type'>;
  offeredMs: number;
  now: () => number;
  /** Whether one more may come from this peer at the same time. */
  hasTurn: () => boolean;
  /** Says how far it came, before long. */
  took: () => void;
  changed: (what: 'state' | 'progress') => void;
  onError: (error: unknown) => void;
}

/** One file that is offered to this page, and comes if it is wanted. */
export class Incoming {
  readonly peer: PeerId;
  readonly name: string;
  readonly offeredMs: number;
  readonly #options: IncomingOptions;
  readonly #count: number;
  readonly #meter = new SpeedMeter();
  readonly #preview: Blob | null;
  readonly #hash = sha256.create();
  #isReady: boolean;
  #isPausedThere: boolean;
  #channel: OpenChannel | null = null;
  #bytes: ByteChannel | null = null;
  #isAccepted = false;
  /** It was asked for, over this channel. */
  #isWanted = false;
  #isKept = false;
  #sink: Sink | null = null;
  /** Blocks that came in turn and are not written. */
  #queue: Uint8Array<ArrayBuffer>[] = [];
  #came = 0;
  #written = 0;
  #isWorking = false;
  #tries = 0;
  #strays = 0;
  #endHash: string | null = null;
  #isPaused = false;
  #over: Over | null = null;
  #failure: TransferFailure | null = null;
  #file: File | null = null;

  constructor(options: IncomingOptions) {
    const { peer, name, offer, offeredMs } = options;
    this.#options = options;
    this.peer = peer;
    this.name = name;
    this.offeredMs = offeredMs;
    this.#count = blockCount(offer.size);
    this.#isReady = offer.ready;
    this.#isPausedThere = offer.paused;
    this.#preview = readPreview(offer.preview);
  }

  get offer(): Omit<Offer, 'type'> {
    return this.#options.offer;
  }

  get over(): Over | null {
    return this.#over;
  }

  get isAccepted(): boolean {
    return this.#isAccepted;
  }

  /** Whether a page that is loaded again finds what this one wrote. */
  get isKept(): boolean {
    return this.#isKept && this.#over === null;
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** Whether it takes one of the turns that its sender has. */
  get isComing(): boolean {
    return this.#isWanted && this.#over === null && !this.#isPaused;
  }

  get #state(): TransferState {
    if (this.#over) return this.#over;
    if (!this.#channel) return 'waiting';
    if (!this.#isAccepted) return 'offered';
    if (!this.#sink) return 'preparing';
    if (!this.#isReady) return 'needsFile';
    if (this.#isPaused) return 'paused';
    if (this.#isPausedThere) return 'pausedThere';
    if (!this.#isWanted) return 'preparing';
    return this.#came >= this.#count ? 'checking' : 'running';
  }

  /** The sender offers it once more, over this channel. */
  link(channel: OpenChannel, { ready, paused }: Pick<Offer, 'ready' | 'paused'>): void {
    this.#unlink();
    this.#channel = channel;
    this.#isReady = ready;
    this.#isPausedThere = paused;
    if (this.#over) this.#sayOver(this.#over);
    else this.#want();
    this.#options.changed('state');
  }

  /** There is no channel to the sender any more. */
  unlink(): void {
    this.#unlink();
    this.#options.changed('state');
  }

  /**
   * Takes it.
   *
   * @param open makes a place for it; null when the person thought better of it
   * @param isKept whether that place outlives the page
   */
  async accept(open: () => Promise<Sink | null>, isKept: boolean): Promise<void> {
    if (this.#over || this.#isAccepted) return;
    this.#isAccepted = true;
    this.#isKept = isKept;
    this.#options.changed('state');
    try {
      const sink = await open();
      if (sink) await this.#prepare(sink);
      else this.#isAccepted = false;
      this.#options.changed('state');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Asks for it, if it is its turn and was not yet. */
  begin(): void {
    if (!this.#isWanted && !this.#over) this.#want();
  }

  /** @returns whether the channel is used */
  takeBytes(channel: ByteChannel): boolean {
    if (this.#over || !this.#isWanted) return false;
    this.#bytes?.close();
    this.#bytes = channel;
    channel.use({
      opened: () => undefined,
      drained: () => undefined,
      received: (message) => {
        if (this.#bytes === channel) this.#receive(message);
      },
      closed: () => {
        if (this.#bytes !== channel) return;
        this.#bytes = null;
        // The connection goes, and then this is said to nobody; or it stands, and the rest is to come.
        if (this.#came < this.#count) this.#want();
      },
    });
    return true;
  }

  pause(paused: boolean): void {
    if (this.#over || this.#isPaused === paused) return;
    this.#isPaused = paused;
    this.#say({ type: 'pause', id: this.offer.id, paused });
    this.#options.changed('state');
  }

  refuse(): void {
    if (!this.#over && !this.#isAccepted) this.#end('refused');
  }

  cancel(): void {
    if (!this.#over) this.#end('cancelled');
  }

  /** The visit is over, or the person takes it off the list: the browser need not keep it any longer. */
  forget(): void {
    if (!this.#over) this.#end('cancelled');
    void this.#sink?.discard().catch(() => undefined);
    this.#sink = null;
  }

  hear(message: TransferMessage): void {
    if (this.#over) return;
    switch (message.type) {
      case 'end':
        this.#endHash = message.hash;
        return void this.#work();
      case 'pause':
        this.#isPausedThere = message.paused;
        return this.#options.changed('state');
      case 'cancel':
        return this.#end('cancelled');
      case 'fail':
        return this.#end('failed', message.why);
      // An offer goes another way, and the rest is what receivers say.
      case 'offer':
      case 'want':
      case 'took':
      case 'done':
      case 'refuse':
        return;
    }
  }

  /** Says how far it came. */
  sayTook(): void {
    if (this.#over) return;
    this.#say({ type: 'took', id: this.offer.id, came: this.#came, written: this.#written });
  }

  view(nameOf: (peer: PeerId) => string | undefined): TransferView {
    const { id, name, size, kind } = this.offer;
    const { peer, offeredMs } = this;
    const bytes = this.#over === 'done' ? size : bytesIn(this.#came, size);
    const nowMs = this.#options.now();
    this.#meter.note(bytes, nowMs);
    const speed = this.isRunning ? this.#meter.speed(nowMs) : 0;
    const end = { peer, name: nameOf(peer) ?? this.name, bytes, speed };
    return {
      id,
      direction: 'in',
      name,
      size,
      kind,
      preview: this.#preview,
      offeredMs,
      ends: [{ ...end, state: this.#state, failure: this.#failure }],
      file: this.#file,
    };
  }

  /** What an earlier page wrote counts, as far as it is whole blocks; it is hashed first. */
  async #prepare(sink: Sink): Promise<void> {
    const { size } = this.offer;
    const kept = Math.min(this.#count, Math.floor(sink.length / BLOCK_BYTES));
    const length = bytesIn(kept, size);
    for (let at = 0; at < length; at += REREAD_BYTES) {
      this.#hash.update(await sink.read(at, Math.min(REREAD_BYTES, length - at)));
    }
    if (this.#over) return sink.discard();
    this.#sink = sink;
    this.#written = this.#came = kept;
    this.#want();
  }

  #want(): void {
    if (!this.#channel || !this.#sink || !this.#isReady) return;
    if (!this.#isWanted && !this.#options.hasTurn()) return;
    this.#isWanted = true;
    this.#dropBytes();
    this.#queue = [];
    this.#came = this.#written;
    this.#endHash = null;
    this.#say({ type: 'want', id: this.offer.id, from: this.#written });
    this.#say({ type: 'pause', id: this.offer.id, paused: this.#isPaused });
  }

  #receive(message: Uint8Array<ArrayBuffer>): void {
    if (this.#over) return;
    const isNext = indexOf(message) === this.#came && this.#came < this.#count;
    if (!isNext || this.#came - this.#written >= 2 * MAX_BLOCKS_AHEAD) {
      this.#strays += 1;
      if (this.#strays > MAX_STRAY_BLOCKS) this.#break('corrupt');
      return;
    }
    this.#queue.push(message);
    this.#came += 1;
    this.#options.took();
    this.#options.changed('progress');
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      do {
        while (this.#queue.length > 0 && !this.#over) await this.#takeBatch();
        await this.#check();
      } while (this.#queue.length > 0 && !this.#over);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isWorking = false;
    }
  }

  async #takeBatch(): Promise<void> {
    const { size } = this.offer;
    const batch = this.#queue.slice(0, BATCH);
    const blocks = await Promise.all(batch.map((message) => readBlock(message, size)));
    // A new connection begins anew from what is written.
    if (this.#queue[0] !== batch[0] || this.#over || !this.#sink) return;
    const broken = blocks.indexOf(null);
    const good = blocks.slice(0, broken < 0 ? undefined : broken).filter((block) => block !== null);
    if (good.length > 0) {
      this.#queue.splice(0, good.length);
      const joined = join(good.map(({ bytes }) => bytes));
      const at = bytesIn(this.#written, size);
      this.#hash.update(joined);
      this.#written += good.length;
      this.#tries = 0;
      await this.#sink.write(at, joined);
      this.#options.took();
    }
    if (broken >= 0) this.#askAgain();
  }

  #askAgain(): void {
    this.#tries += 1;
    if (this.#tries > MAX_TRIES) this.#break('corrupt');
    else this.#want();
  }

  async #check(): Promise<void> {
    const isAll = this.#written === this.#count && this.#endHash !== null;
    if (!isAll || this.#over || !this.#sink) return;
    if (bytesToHex(this.#hash.clone().digest()) !== this.#endHash) return this.#break('corrupt');
    const { name, kind } = this.offer;
    const file = await this.#sink.finish(name, kind);
    if (this.#over) return;
    this.#file = file;
    this.#say({ type: 'done', id: this.offer.id });
    this.#end('done');
  }

  #fail(error: unknown): void {
    this.#options.onError(error);
    this.#break(failureOf(error));
  }

  #break(why: TransferFailure): void {
    if (this.#over) return;
    this.#say({ type: 'fail', id: this.offer.id, why });
    this.#end('failed', why);
  }

  #end(over: Over, failure: TransferFailure | null = null): void {
    this.#over = over;
    this.#failure = failure;
    this.#queue = [];
    if (over === 'refused' || over === 'cancelled') this.#sayOver(over);
    if (over !== 'done') {
      void this.#sink?.discard().catch(() => undefined);
      this.#sink = null;
    }
    this.#dropBytes();
    this.#options.changed('state');
  }

  #sayOver(over: Over): void {
    const { id } = this.offer;
    if (over === 'done') this.#say({ type: 'done', id });
    else this.#say({ type: over === 'refused' ? 'refuse' : 'cancel', id });
  }

  #unlink(): void {
    this.#dropBytes();
    this.#channel = null;
    this.#isWanted = false;
  }

  #dropBytes(): void {
    const bytes = this.#bytes;
    this.#bytes = null;
    bytes?.close();
  }

  #say(message: TransferMessage): void {
    this.#channel?.send(JSON.stringify(message));
  }
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
