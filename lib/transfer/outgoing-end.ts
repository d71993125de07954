import { Allowance } from '../base/allowance';
import type { ByteChannel, OpenChannel } from '../base/peer-channels';
import { blockCount, blocksThatFit, bytesIn, countBlocks } from './block';
import type { BlockSource } from './block-source';
import { lastWord } from './last-word';
import { BLOCK_BYTES, MAX_BLOCKS_AHEAD, MAX_TOGETHER, UNHEARD_MS, WANT_RATE } from './limits';
import type { TransferMessage } from './transfer-message';
import type { PeerId } from '../signaling/identifiers';
import type { Load, Uplink } from './uplink';
import type { TransferFailure, TransferId, TransferOver, TransferState } from './transfer-snapshot';

type Want = Extract<TransferMessage, { type: 'want' }>;
type Took = Extract<TransferMessage, { type: 'took' }>;

/** A window has at least so many messages, or blocks go one by one. */
const MESSAGES_IN_WINDOW = 8;

export interface OutgoingEndOptions {
  id: TransferId;
  peer: PeerId;
  /** Of all that goes out. */
  uplink: Uplink;
  /** Bytes. */
  size: number;
  /** Null while the file has to be picked again. */
  source: () => BlockSource | null;
  now: () => number;
  /** Something else is to be shown; `progress` when it is no more than bytes. */
  changed: (what: 'state' | 'progress') => void;
  onError: (error: unknown) => void;
}

/** One file on its way to one person. */
export class OutgoingEnd implements Load {
  readonly #options: OutgoingEndOptions;
  readonly #count: number;
  #channel: OpenChannel | null = null;
  #bytes: ByteChannel | null = null;
  /** Numbers of this run through the file; another `want` or another connection begins another. */
  #run = 0;
  /** When it was offered over this channel, and whether that page ever said a word of it. */
  #offeredMs = 0;
  #isHeard = false;
  #isWanted = false;
  #isOpen = false;
  /** Blocks that the other end takes in one message. */
  #together = 1;
  #next = 0;
  #came = 0;
  #written = 0;
  /** When those blocks were handed over that have not come, the first one first. */
  #handedMs: number[] = [];
  #isPumping = false;
  /** Something changed while it was looked at what can be sent. */
  #isStale = false;
  #isEnded = false;
  #isPaused = false;
  #isPausedThere = false;
  readonly #wants: Allowance;
  #over: TransferOver | null = null;
  #failure: TransferFailure | null = null;

  constructor(options: OutgoingEndOptions) {
    this.#options = options;
    this.#count = blockCount(options.size);
    this.#wants = new Allowance(WANT_RATE, options.now());
  }

  get over(): TransferOver | null {
    return this.#over;
  }

  get failure(): TransferFailure | null {
    return this.#failure;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get peer(): PeerId {
    return this.#options.peer;
  }

  get onTheWay(): number {
    return this.#bytes ? this.#next - this.#came : 0;
  }

  get handedMs(): number {
    return this.#handedMs.at(-1) ?? -Infinity;
  }

  get bytes(): number {
    return this.#over === 'done' ? this.#options.size : bytesIn(this.#came, this.#options.size);
  }

  get isLinked(): boolean {
    return this.#channel !== null;
  }

  /** Offered to a page that has not said yet that it shows it. */
  get isAwaited(): boolean {
    return this.state === 'offered' && !this.#isHeard;
  }

  get state(): TransferState {
    if (this.#over) return this.#over;
    if (!this.#options.source()) return 'needsFile';
    if (!this.#channel) return 'waiting';
    if (!this.#isWanted) return this.#isUnheard() ? 'unheard' : 'offered';
    if (this.#isPaused) return 'paused';
    if (this.#isPausedThere) return 'pausedThere';
    return this.#came >= this.#count ? 'checking' : 'running';
  }

  /** There is a channel to this person, or there is none any more. */
  link(channel: OpenChannel | null): void {
    this.#stop();
    this.#channel = channel;
    // What the other end ended itself it knows.
    if (this.#over === 'cancelled' || this.#over === 'failed') this.#sayWord(this.#over);
    if (this.#over) return;
    this.#offeredMs = this.#options.now();
    this.#isWanted = false;
    this.#options.changed('state');
  }

  /** The file is there again. */
  resume(): void {
    void this.#pump();
    this.#options.changed('state');
  }

  go(): void {
    void this.#pump();
  }

  pause(paused: boolean): void {
    if (this.#over || this.#isPaused === paused) return;
    this.#isPaused = paused;
    this.#say({ type: 'pause', id: this.#options.id, paused });
    this.resume();
  }

  cancel(): void {
    if (this.#over) return;
    this.#close('cancelled');
  }

  hear(message: TransferMessage): void {
    // It came whole before it was heard there that nobody was to have it.
    if (this.#over === 'cancelled' && message.type === 'done') return this.#end('done');
    if (this.#over) return;
    this.#isHeard = true;
    switch (message.type) {
      case 'got':
        return this.#options.changed('state');
      case 'want':
        return this.#onWant(message);
      case 'took':
        return this.#onTook(message);
      case 'pause':
        this.#isPausedThere = message.paused;
        return this.resume();
      case 'done':
        return this.#end('done');
      case 'refuse':
        return message.full ? this.#end('failed', 'listFull') : this.#end('refused');
      case 'cancel':
        return this.#end('cancelledThere');
      case 'fail':
        return this.#end('failed', message.why);
      // What senders say.
      case 'offer':
      case 'end':
        return;
    }
  }

  #isUnheard(): boolean {
    return !this.#isHeard && this.#options.now() - this.#offeredMs >= UNHEARD_MS;
  }

  #onWant({ from, together = 1 }: Want): void {
    if (from > this.#count || !this.#channel) return;
    if (!this.#wants.take(this.#options.now())) return this.#close('failed', 'corrupt');
    this.#stop();
    this.#isWanted = true;
    this.#together = Math.max(1, Math.min(together, MAX_TOGETHER));
    this.#isEnded = false;
    this.#next = this.#came = this.#written = from;
    this.#handedMs = [];
    if (from < this.#count) this.#open(this.#channel);
    this.resume();
  }

  #open(channel: OpenChannel): void {
    const bytes = channel.openBytes(this.#options.id);
    if (!bytes) return;
    this.#bytes = bytes;
    const isCurrent = () => this.#bytes === bytes;
    bytes.use({
      opened: () => {
        if (!isCurrent()) return;
        this.#isOpen = true;
        void this.#pump();
      },
      drained: () => void this.#pump(),
      received: () => undefined,
      closed: () => {
        if (isCurrent()) this.#stop();
      },
    });
  }

  #onTook({ came, written }: Took): void {
    if (came < this.#came || came > this.#next || written < this.#written || written > came) return;
    const { now, changed, uplink } = this.#options;
    const blocks = came - this.#came;
    const isFull = uplink.space(this) <= 0;
    const handedMs = this.#handedMs.splice(0, blocks).at(-1);
    this.#came = came;
    this.#written = written;
    if (handedMs !== undefined) uplink.heard(this, blocks, now() - handedMs, isFull);
    changed(came === this.#count ? 'state' : 'progress');
    void this.#pump();
    uplink.go();
  }

  /** Whether there is more to send, and nothing but the line to wait for. */
  get #isMoving(): boolean {
    return (
      this.#options.source() !== null &&
      this.#isWanted &&
      this.#isOpen &&
      !this.#over &&
      !this.#isPaused &&
      !this.#isPausedThere &&
      this.#next < this.#count
    );
  }

  get #maySend(): boolean {
    return (
      this.#isMoving &&
      this.#space > 0 &&
      (this.#bytes?.waiting ?? 0) < this.#options.uplink.limit(this) * BLOCK_BYTES
    );
  }

  /** Blocks that may be sent before more is heard. */
  get #space(): number {
    const unwritten = this.#next - this.#written;
    return Math.min(this.#options.uplink.space(this), MAX_BLOCKS_AHEAD - unwritten);
  }

  /** Takes part in the line as long as something is to go, or on its way. */
  #settle(): void {
    const { uplink } = this.#options;
    if (this.#isMoving) uplink.enter(this);
    else if (this.onTheWay === 0) uplink.leave(this);
  }

  /** Blocks for the next message: one where few are on their way, so that what is heard of them is fine-grained. */
  get #portion(): number {
    const fitting = blocksThatFit(this.#bytes?.maxMessageBytes ?? 0);
    const window = this.#options.uplink.limit(this);
    const share = Math.max(1, Math.floor(window / MESSAGES_IN_WINDOW));
    return Math.min(this.#together, fitting, share, this.#space);
  }

  async #pump(): Promise<void> {
    this.#isStale = true;
    this.#settle();
    const source = this.#options.source();
    if (this.#isPumping || !source) return;
    this.#isPumping = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        while (this.#maySend) await this.#sendNext(source);
        await this.#finish(source);
      }
    } catch (error) {
      if (!this.#over && source === this.#options.source()) this.#onUnreadable(error);
    } finally {
      this.#isPumping = false;
    }
    // Of a file that was picked again meanwhile, the new one is read.
    if (this.#isStale && !this.#over) void this.#pump();
  }

  #onUnreadable(error: unknown): void {
    this.#options.onError(error);
    this.#close('failed', failureOfReading(error));
  }

  async #sendNext(source: BlockSource): Promise<void> {
    const run = this.#run;
    const index = this.#next;
    const message = await source.message(index, this.#portion);
    const blocks = countBlocks(message);
    if (run !== this.#run || !this.#maySend || blocks === 0 || blocks > this.#space) return;
    if (this.#bytes?.send(message) !== true) return this.#stop();
    this.#next = index + blocks;
    const handedMs = this.#options.now();
    for (let block = 0; block < blocks; block += 1) this.#handedMs.push(handedMs);
    this.#options.uplink.sent(this);
  }

  async #finish(source: BlockSource): Promise<void> {
    if (!this.#isWanted || this.#isEnded || this.#next < this.#count || this.#over) return;
    const run = this.#run;
    const hash = await source.sum();
    if (run !== this.#run || this.#over) return;
    this.#isEnded = this.#say({ type: 'end', id: this.#options.id, hash });
  }

  /** Ends it at this end, and tells the other. */
  #close(over: TransferOver, failure: TransferFailure | null = null): void {
    this.#end(over, failure);
    this.#sayWord(over);
  }

  #end(over: TransferOver, failure: TransferFailure | null = null): void {
    this.#over = over;
    this.#failure = failure;
    this.#stop();
    this.#options.changed('state');
  }

  #stop(): void {
    this.#run += 1;
    this.#isOpen = false;
    const bytes = this.#bytes;
    this.#bytes = null;
    bytes?.close();
    this.#settle();
  }

  #sayWord(over: TransferOver): void {
    this.#say(lastWord(this.#options.id, over, this.#failure));
  }

  #say(message: TransferMessage): boolean {
    return this.#channel?.send(JSON.stringify(message)) ?? false;
  }
}

/** What browsers say of a file that is another than it was, or gone (File API, 7). */
const changedFile: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError']);

/** @returns in words of ours what was thrown while a file was read and sent */
function failureOfReading(error: unknown): TransferFailure {
  const isChanged = error instanceof DOMException && changedFile.has(error.name);
  return isChanged ? 'fileChanged' : 'notAllowed';
}
