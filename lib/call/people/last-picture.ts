import type { RemoteStreams } from '../media/remote-tracks';
import { noStreams } from '../media/remote-tracks';

/** How long the last picture of a lost link stands for its person. */
const STANDS_MS = 10_000;

/** What was seen of somebody when the link was lost: its streams stand still. */
export class LastPicture {
  #streams: RemoteStreams | null = null;
  #keptMs = 0;

  /** Null before the first loss; without pictures when they stood long enough. */
  get streams(): RemoteStreams | null {
    return this.#streams;
  }

  keep(streams: RemoteStreams, nowMs: number): void {
    this.#streams = streams;
    this.#keptMs = nowMs;
  }

  /** @returns whether its time has come. */
  fade(nowMs: number): boolean {
    if (!this.#streams || this.#streams === noStreams) return false;
    if (nowMs - this.#keptMs < STANDS_MS) return false;
    this.#streams = noStreams;
    return true;
  }
}
