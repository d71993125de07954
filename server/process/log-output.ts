import type { Writable } from 'node:stream';

/** What may wait to be written, in bytes: some thousand lines. */
export const MAX_LOG_WAITING_BYTES = 1024 * 1024;

/**
 * Where lines of the log go. Nothing ever waits for it: with a full disk, or a pipe that nobody reads, lines
 * are lost, and counted in the next one that is written.
 */
export class LogOutput {
  readonly #stream: Writable;
  #lost = 0;

  /** @param stream one that goes on after an error, as `process.stdout` does */
  constructor(stream: Writable) {
    this.#stream = stream;
    // Each line is told by itself what became of it.
    stream.on('error', () => undefined);
  }

  write(line: string): void {
    if (this.#stream.writableLength > MAX_LOG_WAITING_BYTES) {
      this.#lost += 1;
      return;
    }
    const lost = this.#lost;
    this.#lost = 0;
    if (lost > 0) this.#send(lostLine(lost), lost);
    this.#send(line, 1);
  }

  /** Resolves when everything is written or lost, or time is up. */
  async written(limitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timeUp = setTimeout(resolve, limitMs);
      this.#stream.write('', () => {
        clearTimeout(timeUp);
        resolve();
      });
    });
  }

  /** @param stakes how many lines are lost when this one is */
  #send(line: string, stakes: number): void {
    this.#stream.write(line, (error) => {
      if (error) this.#lost += stakes;
    });
  }
}

/** As pino would write it: a warning. */
function lostLine(lost: number): string {
  return `${JSON.stringify({ level: 40, time: Date.now(), lost, msg: 'log_lines_lost' })}\n`;
}
