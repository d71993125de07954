import type { Logger } from 'pino';
import type { ClusterStore, NodeId } from './cluster-store';

/** What waits for one node while the store is away. What is more can't be caught up with. */
export const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** Before a letter is sent again that may not have been taken. */
const RETRY_MS = 200;

/** Of one letter. A frame that is longer has one of its own. */
const LETTER_BYTES = 256 * 1024;

export interface OutgoingPostOptions {
  readonly store: Pick<ClusterStore, 'post'>;
  readonly to: NodeId;
  /** Seals the frames of one letter, with its number. */
  readonly write: (number: number, frames: readonly string[]) => string;
  /** More waits than can: nothing more is sent, and what was is void. */
  readonly onOverflow: () => void;
  readonly logger: Logger;
}

/**
 * What one node sends to another: frames in order, as many in a letter as came while the last one was on its way. A letter
 * that may have been lost is sent again, so that it may come twice: its number tells.
 */
export class OutgoingPost {
  readonly #options: OutgoingPostOptions;
  #frames: string[] = [];
  #bytes = 0;
  #number = 0;
  #isSending = false;
  #isClosed = false;

  constructor(options: OutgoingPostOptions) {
    this.#options = options;
  }

  send(frame: string): void {
    if (this.#isClosed) return;
    this.#frames.push(frame);
    this.#bytes += frame.length;
    if (this.#bytes > MAX_WAITING_BYTES) {
      this.close();
      return this.#options.onOverflow();
    }
    if (this.#isSending) return;
    this.#isSending = true;
    // What is said in the same turn goes into the same letter.
    setImmediate(() => void this.#empty());
  }

  /** Whether all was taken. */
  get isEmpty(): boolean {
    return !this.#isSending;
  }

  close(): void {
    this.#isClosed = true;
    this.#frames = [];
    this.#bytes = 0;
  }

  async #empty(): Promise<void> {
    while (this.#frames.length > 0 && !this.#isClosed) {
      const frames = this.#take();
      const letter = this.#options.write(this.#number++, frames);
      await this.#deliver(letter);
      this.#bytes -= frames.reduce((sum, { length }) => sum + length, 0);
    }
    this.#isSending = false;
  }

  async #deliver(letter: string): Promise<void> {
    const { store, to, logger } = this.#options;
    while (!this.#isClosed) {
      try {
        return await store.post(to, letter);
      } catch (error) {
        logger.debug({ err: error }, 'letter_not_posted');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  #take(): string[] {
    let bytes = 0;
    const end = this.#frames.findIndex((frame, index) => {
      bytes += frame.length;
      return index > 0 && bytes > LETTER_BYTES;
    });
    return this.#frames.splice(0, end === -1 ? this.#frames.length : end);
  }
}
