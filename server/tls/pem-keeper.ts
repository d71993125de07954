import type { Logger } from 'pino';
import { reasonOf } from '../reason-of';
import { retryDelay } from './retry-delay';

/**
 * Keeps keys and certificates in files. What cannot be written is in use all the same, and tried again, later
 * every time: an authority would not issue another one for each failure, and people who accepted a
 * certificate of our own would have to accept the next.
 */
export class PemKeeper {
  readonly #logger: Logger;
  readonly #retries = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** @param write writes the file, or throws; what is to be kept in its place is tried no more */
  keep(file: string, write: () => void): void {
    clearTimeout(this.#retries.get(file));
    this.#try(file, write, 0);
  }

  /** Tries nothing again. */
  close(): void {
    this.#closed = true;
    for (const retry of this.#retries.values()) clearTimeout(retry);
  }

  #try(file: string, write: () => void, earlier: number): void {
    this.#retries.delete(file);
    try {
      write();
      if (earlier > 0) this.#logger.info({ file }, 'file_kept');
    } catch (error) {
      const waitMs = retryDelay(earlier);
      const reason = reasonOf(error);
      this.#logger.error({ file, reason, waitMs }, 'file_not_kept');
      if (this.#closed) return;
      const retry = setTimeout(() => this.#try(file, write, earlier + 1), waitMs).unref();
      this.#retries.set(file, retry);
    }
  }
}
