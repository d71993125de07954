import type { ByteChannel, OpenChannel } from '../base/peer-channels';
import type { PeerId } from '../signaling/identifiers';
import { blockCount, bytesIn } from './block';
import { lastWord } from './last-word';
import { MAX_TOGETHER, SILENT_PICTURES } from './limits';
import { readPreview } from './make-preview';
import { Reception } from './reception';
import { SpeedMeter } from './speed-meter';
import type { Sink } from './sink';
import { failureOf } from './sink';
import { stateWith } from './state-with';
import type { Offer, TransferMessage } from './transfer-message';
import type {
  TransferFailure,
  TransferOver,
  TransferState,
  TransferView,
} from './transfer-snapshot';

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
  readonly offer: Omit<Offer, 'type'>;
  readonly offeredMs: number;
  readonly #options: IncomingOptions;
  readonly #meter = new SpeedMeter();
  readonly #preview: Blob | null;
  #isReady: boolean;
  #isPausedThere: boolean;
  #channel: OpenChannel | null = null;
  #isAccepted = false;
  /** It was asked for, over this channel. */
  #isWanted = false;
  /** Channels for its bytes that it was asked for over, and that have not come. */
  #awaited = 0;
  /** Pictures of it without a byte of it, and after how many it is asked for anew. */
  #silent = 0;
  #patience = SILENT_PICTURES;
  /** It has one of the turns that its sender has. */
  #hasTurn = false;
  /** The sender was told to hold it back. */
  #isHeld = false;
  #isKept = false;
  /** What an earlier page received whole is looked for on the disk. */
  #isSought = false;
  #isForgotten = false;
  #sink: Sink | null = null;
  #reception: Reception | null = null;
  #isPaused = false;
  #over: TransferOver | null = null;
  #failure: TransferFailure | null = null;
  #file: File | null = null;

  constructor(options: IncomingOptions) {
    const { peer, name, offer, offeredMs } = options;
    this.#options = options;
    this.peer = peer;
    this.name = name;
    this.offer = offer;
    this.offeredMs = offeredMs;
    this.#isReady = offer.ready;
    this.#isPausedThere = offer.paused;
    this.#preview = readPreview(offer.preview);
  }

  get over(): TransferOver | null {
    return this.#over;
  }

  /** What tells the sender what became of it; null while it is not over. */
  get word(): TransferMessage | null {
    return this.#over && lastWord(this.offer.id, this.#over, this.#failure);
  }

  /** Whether a page that is loaded again finds what this one wrote. */
  get isKept(): boolean {
    return this.#isKept && (this.#over === null || this.#over === 'done');
  }

  /** Whether the person at this page holds it back. */
  get isPaused(): boolean {
    return this.#isPaused;
  }

  /**
   * Whether the list can do without it: it is over, and holds no file that may not be saved yet; or nobody answered it, and
   * its sender is gone, who offers it again with the next link.
   */
  get isSpent(): boolean {
    if (this.#over !== null) return this.#file === null && !this.#isSought;
    return this.#channel === null && !this.#isAccepted;
  }

  /** Whether something else is to be shown as time goes by. */
  get isMoving(): boolean {
    return this.#state === 'running';
  }

  /** Whether it takes one of the turns that its sender has. */
  get isComing(): boolean {
    return this.#hasTurn;
  }

  get #state(): TransferState {
    if (this.#over) return this.#over;
    if (!this.#channel) return 'waiting';
    if (!this.#isAccepted) return 'offered';
    if (!this.#reception) return 'preparing';
    if (!this.#isReady) return 'needsFile';
    if (this.#isPaused) return 'paused';
    if (this.#isPausedThere) return 'pausedThere';
    if (!this.#hasTurn) return 'preparing';
    return this.#reception.isAllHere ? 'checking' : 'running';
  }

  /** The sender offers it once more, over this channel. */
  link(channel: OpenChannel, { ready, paused }: Pick<Offer, 'ready' | 'paused'>): void {
    const isSame = this.#channel === channel;
    this.#unlink();
    if (!isSame) this.#awaited = 0;
    this.#channel = channel;
    this.#isReady = ready;
    this.#isPausedThere = paused;
    if (this.#over) this.#sayWord();
    else {
      this.#say({ type: 'got', id: this.offer.id });
      this.begin();
    }
    this.#options.changed('state');
  }

  /** Names it over a new channel: a sender that has nothing of it any more says so. */
  mention(channel: OpenChannel): void {
    if (!this.#over) channel.send(JSON.stringify({ type: 'got', id: this.offer.id }));
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
      // It may have ended while the place was made.
      if (this.#over) return void sink?.discard().catch(() => undefined);
      if (sink) await this.#prepare(sink);
      else this.#isAccepted = this.#isKept = false;
      this.#options.changed('state');
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Has what an earlier page received whole.
   *
   * @param open as {@link accept}
   * @returns whether it is there yet
   */
  async takeUp(open: () => Promise<Sink>): Promise<boolean> {
    this.#isKept = this.#isSought = true;
    this.#over = 'done';
    const { name, kind, size } = this.offer;
    try {
      this.#sink = await open();
      if (this.#sink.length === size) this.#file = await this.#sink.finish(name, kind);
    } catch (error) {
      this.#options.onError(error);
    }
    this.#isSought = false;
    // It may have been taken off meanwhile.
    if (this.#isForgotten) {
      await this.#discard();
      return false;
    }
    this.#options.changed('state');
    return this.#file !== null;
  }

  /**
   * Has it come, if it can and there is a turn for it, and holds it back otherwise. What stands still needs none, and is asked
   * for all the same: so its sender knows that it was accepted.
   */
  begin(): void {
    const canCome = !this.#over && this.#channel && this.#reception && this.#isReady;
    const isStill = this.#isPaused || this.#isPausedThere;
    this.#hasTurn = Boolean(canCome) && !isStill && (this.#hasTurn || this.#options.hasTurn());
    if (!canCome) return;
    if (!this.#isWanted && (this.#hasTurn || isStill)) this.#want();
    else if (this.#isWanted) this.#hold();
  }

  /** Asks anew for what does not come, with each picture of it: a channel may end before this page has seen it. */
  insist(): void {
    if (!this.isMoving) return;
    this.#silent += 1;
    if (this.#silent < this.#patience) return;
    this.#silent = 0;
    this.#patience *= 2;
    this.#lack();
  }

  /** @returns whether the channel is used */
  takeBytes(channel: ByteChannel): boolean {
    if (this.#over || !this.#isWanted) return false;
    this.#awaited = Math.max(0, this.#awaited - 1);
    this.#reception?.use(channel);
    return true;
  }

  pause(paused: boolean): void {
    if (this.#over || this.#isPaused === paused) return;
    this.#isPaused = paused;
    this.begin();
    this.#options.changed('state');
  }

  refuse(): void {
    if (!this.#over && !this.#isAccepted) this.#close('refused');
  }

  cancel(): void {
    if (!this.#over) this.#close('cancelled');
  }

  /** The visit is over, or the person takes it off the list: the browser need not keep it. @returns when nothing is left */
  forget(): Promise<void> {
    this.#isForgotten = true;
    this.cancel();
    return this.#discard();
  }

  hear(message: TransferMessage): void {
    if (this.#over) return;
    switch (message.type) {
      case 'end':
        return this.#reception?.end(message.hash);
      case 'pause':
        this.#isPausedThere = message.paused;
        return this.#options.changed('state');
      case 'cancel':
        return this.#end('cancelledThere');
      case 'fail':
        return this.#end('failed', message.why);
      // An offer goes another way, and the rest is what receivers say.
      case 'offer':
      case 'got':
      case 'want':
      case 'took':
      case 'done':
      case 'refuse':
        return;
    }
  }

  /** Says how far it came. */
  sayTook(): void {
    if (this.#over || !this.#reception) return;
    const { came, written } = this.#reception;
    this.#say({ type: 'took', id: this.offer.id, came, written });
  }

  view(nameOf: (peer: PeerId) => string | undefined): TransferView {
    const { id, name, size, kind } = this.offer;
    const bytes = this.#over === 'done' ? size : bytesIn(this.#reception?.came ?? 0, size);
    const nowMs = this.#options.now();
    this.#meter.note(bytes, nowMs);
    const speed = this.isMoving ? this.#meter.speed(nowMs) : 0;
    const nameNow = nameOf(this.peer);
    const state = stateWith(this.#state, nameNow, this.#channel !== null);
    const end = { peer: this.peer, name: nameNow ?? this.name, bytes, speed };
    return {
      id,
      direction: 'in',
      name,
      size,
      kind,
      preview: this.#preview,
      offeredMs: this.offeredMs,
      ends: [{ ...end, state, failure: this.#failure }],
      file: this.#file,
    };
  }

  async #prepare(sink: Sink): Promise<void> {
    this.#sink = sink;
    const reception = await Reception.begin({
      file: this.offer,
      sink,
      took: (what) => {
        this.#options.took();
        if (what === 'came') this.#onCame();
      },
      // A connection that goes hears nothing of it; one that stands is to bring the rest.
      // One that was asked for later ends the one before; it is on its way.
      closed: () => this.#awaited === 0 && this.#lack(),
      broken: () => this.#lack(),
      whole: (file) => this.#onWhole(file),
      corrupt: () => this.#break('corrupt'),
      failed: (error) => this.#fail(error),
    });
    if (this.#over) return;
    this.#reception = reception;
    this.begin();
  }

  #onCame(): void {
    this.#silent = 0;
    this.#patience = SILENT_PICTURES;
    this.#options.changed('progress');
  }

  #want(): void {
    this.#isWanted = true;
    const from = this.#reception?.restart() ?? 0;
    // Behind the last block there is none to come.
    if (from < blockCount(this.offer.size)) this.#awaited += 1;
    this.#say({ type: 'want', id: this.offer.id, from, together: MAX_TOGETHER });
    this.#isHeld = !this.#mustHold;
    this.#hold();
  }

  #lack(): void {
    this.#isWanted = false;
    this.begin();
  }

  /** Paused at this end, or without a turn. */
  get #mustHold(): boolean {
    return this.#isPaused || (!this.#isPausedThere && !this.#hasTurn);
  }

  /** Tells the sender whether it may go on, where that is news. */
  #hold(): void {
    if (this.#isHeld === this.#mustHold) return;
    this.#isHeld = !this.#isHeld;
    this.#say({ type: 'pause', id: this.offer.id, paused: this.#isHeld });
  }

  #onWhole(file: File | null): void {
    if (this.#over) return;
    this.#file = file;
    this.#close('done');
  }

  #fail(error: unknown): void {
    if (this.#over) return;
    this.#options.onError(error);
    this.#break(failureOf(error));
  }

  #break(why: TransferFailure): void {
    if (!this.#over) this.#close('failed', why);
  }

  /** Ends it at this end, and tells the other. */
  #close(over: TransferOver, failure: TransferFailure | null = null): void {
    this.#end(over, failure);
    this.#sayWord();
  }

  #end(over: TransferOver, failure: TransferFailure | null = null): void {
    this.#over = over;
    this.#failure = failure;
    this.#hasTurn = false;
    this.#reception?.restart();
    if (over !== 'done') void this.#discard();
    this.#options.changed('state');
  }

  async #discard(): Promise<void> {
    const sink = this.#sink;
    this.#sink = null;
    await sink?.discard().catch(() => undefined);
  }

  #sayWord(): void {
    if (this.word) this.#say(this.word);
  }

  #unlink(): void {
    this.#reception?.drop();
    this.#silent = 0;
    this.#patience = SILENT_PICTURES;
    this.#channel = null;
    this.#isWanted = false;
    this.#hasTurn = false;
  }

  #say(message: TransferMessage): void {
    this.#channel?.send(JSON.stringify(message));
  }
}
