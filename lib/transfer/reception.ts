import type { ByteChannel } from '../base/peer-channels';
import { blockCount, splitBlocks } from './block';
import { BlockIntake } from './block-intake';
import { MAX_STRAY_BLOCKS, MAX_TRIES } from './limits';
import type { Sink } from './sink';

export interface ReceptionOptions {
  /** Of the file, in bytes. */
  size: number;
  sink: Sink;
  /** More has come, or is written. */
  took: (what: 'came' | 'written') => void;
  /** The rest is to be asked for again. */
  lacking: () => void;
  /** It never comes as it was sent. */
  corrupt: () => void;
  failed: (error: unknown) => void;
}

/** The bytes of one file on their way from a channel to the disk, over one channel after the other. */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #intake: BlockIntake;
  #channel: ByteChannel | null = null;
  #tries = 0;
  #strays = 0;

  private constructor(options: ReceptionOptions) {
    const { size, sink, failed } = options;
    this.#options = options;
    this.#intake = new BlockIntake({
      size,
      sink,
      wrote: () => {
        this.#tries = 0;
        options.took('written');
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

  /** @returns the sum of all of it; null until all is written */
  get sum(): string | null {
    return this.#intake.isWhole ? this.#intake.sum : null;
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
        const { size, lacking } = this.#options;
        if (this.#intake.came < blockCount(size)) lacking();
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
    return this.#intake.restart();
  }

  #receive(message: Uint8Array<ArrayBuffer>): void {
    for (const block of splitBlocks(message)) if (!this.#intake.take(block)) this.#strays += 1;
    if (this.#strays > MAX_STRAY_BLOCKS) this.#options.corrupt();
    else this.#options.took('came');
  }

  #onBroken(): void {
    this.#tries += 1;
    if (this.#tries > MAX_TRIES) this.#options.corrupt();
    else this.#options.lacking();
  }
}
