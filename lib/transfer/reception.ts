import type { ByteChannel } from '../base/peer-channels';
import { blockCount, splitBlocks } from './block';
import { BlockIntake } from './block-intake';
import { MAX_STRAY_BLOCKS, MAX_TRIES } from './limits';
import type { Sink } from './sink';
import type { Offer } from './transfer-message';

export interface ReceptionOptions {
  file: Pick<Offer, 'name' | 'kind' | 'size'>;
  sink: Sink;
  /** More has come, or is written. */
  took: (what: 'came' | 'written') => void;
  /** The channel ended before all of it was there. */
  closed: () => void;
  /** A block is not what it should be: the rest is to be asked for again. */
  broken: () => void;
  /** All of it is there, and it is what was sent. @param file null where it stands where the person chose */
  whole: (file: File | null) => void;
  /** It never comes as it was sent. */
  corrupt: () => void;
  failed: (error: unknown) => void;
}

/**
 * The bytes of one file on their way from a channel to the disk, over one channel after the other, until all of it is
 * there.
 */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #intake: BlockIntake;
  #channel: ByteChannel | null = null;
  #tries = 0;
  #strays = 0;
  /** Of all that was sent, as the sender says; null before it said so. */
  #endSum: string | null = null;
  #isFinishing = false;

  private constructor(options: ReceptionOptions) {
    const { file, sink, failed } = options;
    this.#options = options;
    this.#intake = new BlockIntake({
      size: file.size,
      sink,
      wrote: () => {
        this.#tries = 0;
        options.took('written');
        void this.#check();
      },
      broken: () => this.#onBroken(),
      failed,
    });
  }

  /** Goes on behind what an earlier page wrote. */
  static async begin(options: ReceptionOptions): Promise<Reception> {
    const reception = new Reception(options);
    await reception.#intake.resume();
    return reception;
  }

  /** Blocks that have come, in turn, and those of them that the disk has. */
  get came(): number {
    return this.#intake.came;
  }

  get written(): number {
    return this.#intake.written;
  }

  /** Whether every block has come. */
  get isAllHere(): boolean {
    return this.#intake.came >= blockCount(this.#options.file.size);
  }

  use(channel: ByteChannel): void {
    this.drop();
    this.#channel = channel;
    const isCurrent = () => this.#channel === channel;
    channel.use({
      opened: () => undefined,
      drained: () => undefined,
      received: (message) => {
        if (isCurrent()) this.#receive(message);
      },
      closed: () => {
        if (!isCurrent()) return;
        this.#channel = null;
        if (!this.isAllHere) this.#options.closed();
      },
    });
  }

  /** Nothing more is taken from this channel. */
  drop(): void {
    const channel = this.#channel;
    this.#channel = null;
    channel?.close();
  }

  /** Drops the channel, and forgets what was not given to the disk. @returns the number of the block that is next */
  restart(): number {
    this.drop();
    this.#endSum = null;
    return this.#intake.restart();
  }

  /** The sender has sent all of it. @param sum of the whole file */
  end(sum: string): void {
    this.#endSum = sum;
    void this.#check();
  }

  #receive(message: Uint8Array<ArrayBuffer>): void {
    for (const block of splitBlocks(message)) if (!this.#intake.take(block)) this.#strays += 1;
    if (this.#strays > MAX_STRAY_BLOCKS) this.#options.corrupt();
    else this.#options.took('came');
  }

  async #check(): Promise<void> {
    if (!this.#intake.isWhole || this.#endSum === null || this.#isFinishing) return;
    const { file, sink, whole, corrupt, failed } = this.#options;
    if (this.#intake.sum !== this.#endSum) return corrupt();
    this.#isFinishing = true;
    try {
      whole(await sink.finish(file.name, file.kind));
    } catch (error) {
      failed(error);
    }
  }

  #onBroken(): void {
    this.#tries += 1;
    if (this.#tries > MAX_TRIES) this.#options.corrupt();
    else this.#options.broken();
  }
}
