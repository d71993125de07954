import type { ByteChannel, OpenChannel } from '../base/peer-channels';
import type { PeerId } from '../signaling/identifiers';
import { bytesIn } from './block';
import { MAX_TOGETHER } from './limits';
import { readPreview } from './make-preview';
import { Reception } from './reception';
import { SpeedMeter } from './speed-meter';
import type { Sink } from './sink';
import { failureOf } from './sink';
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
  #isKept = false;
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

  /** Whether a page that is loaded again finds what this one wrote. */
  get isKept(): boolean {
    return this.#isKept && this.#over === null;
  }

  /** Whether something else is to be shown as time goes by. */
  get isMoving(): boolean {
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
    if (!this.#reception) return 'preparing';
    if (!this.#isReady) return 'needsFile';
    if (this.#isPaused) return 'paused';
    if (this.#isPausedThere) return 'pausedThere';
    if (!this.#isWanted) return 'preparing';
    return this.#reception.isAllHere ? 'checking' : 'running';
  }

  /** The sender offers it once more, over this channel. */
  link(channel: OpenChannel, { ready, paused }: Pick<Offer, 'ready' | 'paused'>): void {
    this.#unlink();
    this.#channel = channel;
    this.#isReady = ready;
    this.#isPausedThere = paused;
    if (this.#over) this.#sayOver(this.#over);
    else {
      this.#say({ type: 'got', id: this.offer.id });
      this.#want();
    }
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
    if (!this.#isWanted) this.#want();
  }

  /** @returns whether the channel is used */
  takeBytes(channel: ByteChannel): boolean {
    if (this.#over || !this.#isWanted) return false;
    this.#reception?.use(channel);
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
    this.#discard();
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
    const end = { peer: this.peer, name: nameOf(this.peer) ?? this.name, bytes, speed };
    return {
      id,
      direction: 'in',
      name,
      size,
      kind,
      preview: this.#preview,
      offeredMs: this.offeredMs,
      ends: [{ ...end, state: this.#state, failure: this.#failure }],
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
        if (what === 'came') this.#options.changed('progress');
      },
      // A connection that goes hears nothing of it; one that stands is to bring the rest.
      lacking: () => this.#want(),
      whole: (file) => this.#onWhole(file),
      corrupt: () => this.#break('corrupt'),
      failed: (error) => this.#fail(error),
    });
    if (this.#over) return;
    this.#reception = reception;
    this.#want();
  }

  #want(): void {
    if (this.#over || !this.#channel || !this.#reception || !this.#isReady) return;
    if (!this.#isWanted && !this.#options.hasTurn()) return;
    this.#isWanted = true;
    const from = this.#reception.restart();
    this.#say({ type: 'want', id: this.offer.id, from, together: MAX_TOGETHER });
    this.#say({ type: 'pause', id: this.offer.id, paused: this.#isPaused });
  }

  #onWhole(file: File | null): void {
    if (this.#over) return;
    this.#file = file;
    this.#say({ type: 'done', id: this.offer.id });
    this.#end('done');
  }

  #fail(error: unknown): void {
    if (this.#over) return;
    this.#options.onError(error);
    this.#break(failureOf(error));
  }

  #break(why: TransferFailure): void {
    if (this.#over) return;
    this.#say({ type: 'fail', id: this.offer.id, why });
    this.#end('failed', why);
  }

  #end(over: TransferOver, failure: TransferFailure | null = null): void {
    this.#over = over;
    this.#failure = failure;
    this.#reception?.restart();
    if (over === 'refused' || over === 'cancelled') this.#sayOver(over);
    if (over !== 'done') this.#discard();
    this.#options.changed('state');
  }

  #discard(): void {
    void this.#sink?.discard().catch(() => undefined);
    this.#sink = null;
  }

  #sayOver(over: TransferOver): void {
    const { id } = this.offer;
    if (over === 'done') this.#say({ type: 'done', id });
    else this.#say({ type: over === 'refused' ? 'refuse' : 'cancel', id });
  }

  #unlink(): void {
    this.#reception?.drop();
    this.#channel = null;
    this.#isWanted = false;
  }

  #say(message: TransferMessage): void {
    this.#channel?.send(JSON.stringify(message));
  }
}
