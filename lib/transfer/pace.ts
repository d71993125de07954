import { MAX_BLOCKS_AHEAD, TOOK_GAP_MS } from './limits';
import { LineRate } from './line-rate';

/** How long what is sent may wait in queues on the way; a call stays a talk up to several times that. */
const QUEUE_MS = 60;

/** While somebody speaks, and how much of what the line carries may be used then. In silence it is all of it. */
const QUEUE_SPEAKING_MS = 30;
const SHARE_SPEAKING = 0.8;

/**
 * Nor may more blocks wait than these. On a fast line a queue as long as that is more than browsers hand on: they lose some of it,
 * and after that stand still for seconds. Less than the least time is not to be told from a page that is busy.
 */
const QUEUE_BLOCKS = 16;
const LEAST_QUEUE_MS = 10;

/** Two, so that the one is on its way while the other is heard of. */
const LEAST = 2;
const MOST = MAX_BLOCKS_AHEAD;

/**
 * One delay says little, since pages are busy now and then: the least of late counts (RFC 6817 2.4.2, CURRENT_FILTER).
 */
const RECENT_MS = 200;

/** The least delay of a way is forgotten after some minutes, since ways change (RFC 6817 2.4.2, BASE_HISTORY). */
const BASE_MS = 60_000;
const BASES = 3;

/** Blocks by which the window grows or shrinks in a round trip. */
const GAIN = 1;

/** What is left of the window when a queue is far too long, once in a round trip. */
const RETREAT = 0.7;

/**
 * How many blocks may be on their way over one connection, so that sound comes first: delay is what it goes by (after LEDBAT,
 * RFC 6817), which grows before anything is lost, and before those who talk notice. Where there is no queue, as within
 * a house, the window doubles with each round trip.
 */
export class Pace {
  #window = LEAST;
  #isStarting = true;
  #recent: readonly { readonly atMs: number; readonly delayMs: number }[] = [];
  #bases: number[] = [Infinity];
  #baseSinceMs = -Infinity;
  #retreatedMs = -Infinity;
  readonly #rate = new LineRate();
  #speaking = false;

  /** In blocks. */
  get window(): number {
    return Math.floor(this.#window);
  }

  setSpeaking(speaking: boolean): void {
    // What was held back finds the line again as at first.
    if (this.#speaking && !speaking) this.#isStarting = true;
    this.#speaking = speaking;
  }

  /** Whether it was ever heard how long the way takes. */
  get knowsWay(): boolean {
    return this.#baseMs < Infinity;
  }

  /** Nothing is on the way, or what is gives way to others: the line is to be found as at first. */
  begin(): void {
    this.#window = LEAST;
    this.#isStarting = true;
    this.#recent = [];
  }

  /**
   * @param blocks that came since the last time
   * @param delayMs from handing over the last of them to hearing of it
   * @param isFull whether more would have been sent if the window were wider
   */
  heard(blocks: number, delayMs: number, isFull: boolean, nowMs: number): void {
    const queueMs = this.#queueMs(delayMs, nowMs);
    const targetMs = this.#targetMs(delayMs);
    const isQueued = queueMs > targetMs / 2;
    if (isQueued) this.#isStarting = false;
    // What is held back does not tell what the line carries.
    const isHeldBack = this.#speaking && this.#rate.at(nowMs) < Infinity;
    this.#rate.came(blocks, isQueued && !isHeldBack, nowMs);
    if (queueMs > 2 * targetMs && nowMs - this.#retreatedMs > delayMs) {
      this.#retreatedMs = nowMs;
      this.#set(this.#window * RETREAT);
    } else if (queueMs > targetMs || isFull) {
      const step = this.#isStarting
        ? blocks
        : (GAIN * blocks * (targetMs - queueMs)) / targetMs / this.#window;
      this.#set(this.#window + step);
    }
    if (this.#speaking) this.#set(Math.min(this.#window, this.#shareOf(nowMs)));
  }

  /**
   * Blocks that are under way when that share of the line is used and nothing waits; the other end tells of those that came
   * half a gap later on average.
   */
  #shareOf(nowMs: number): number {
    return SHARE_SPEAKING * this.#rate.at(nowMs) * (this.#baseMs + TOOK_GAP_MS / 2);
  }

  #targetMs(delayMs: number): number {
    const blocksMs = (QUEUE_BLOCKS * delayMs) / this.#window;
    return Math.min(
      this.#speaking ? QUEUE_SPEAKING_MS : QUEUE_MS,
      Math.max(LEAST_QUEUE_MS, blocksMs),
    );
  }

  get #baseMs(): number {
    return Math.min(...this.#bases);
  }

  #set(window: number): void {
    this.#window = Math.min(MOST, Math.max(LEAST, window));
  }

  #queueMs(delayMs: number, nowMs: number): number {
    const late = this.#recent.filter(({ atMs }) => nowMs - atMs < RECENT_MS);
    this.#recent = [...late, { atMs: nowMs, delayMs }];
    if (nowMs - this.#baseSinceMs > BASE_MS) {
      this.#baseSinceMs = nowMs;
      this.#bases = [...this.#bases, Infinity].slice(-BASES);
    }
    this.#bases[this.#bases.length - 1] = Math.min(this.#bases.at(-1) ?? Infinity, delayMs);
    const recent = this.#recent.map((one) => one.delayMs);
    return Math.min(...recent) - this.#baseMs;
  }
}
