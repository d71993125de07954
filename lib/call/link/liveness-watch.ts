import type { Arrivals } from '../stats/arrival-watch';

/**
 * Without any sign of life for this long, a link that is said to be up is not: where signs come regularly, and where they
 * do not, as on a machine with too much to do or from a page in the background. Browsers take 5 s to see it.
 */
const LEAST_SILENCE_MS = 1_000;
const MOST_SILENCE_MS = 2_000;

/** Silence is so many times as long as the longest pause of late. */
const PAUSES = 2.2;
const LONGEST_PAUSE_MS = MOST_SILENCE_MS / PAUSES;

/** A pause counts for e times less after this. */
const FADES_MS = 8_000;

/** From this share of it on what arrives is counted. That costs something, and is seldom needed. */
const LISTENS = 0.45;

/** From this share of it on it is likely enough. It is less than half as long again as the longest pause. */
const QUIET = 0.65;

/** For so long at least: who is silent sends a packet of sound every 400 ms (Opus DTX). */
const LISTENS_MS = 450;

/** Looks are more frequent than this share of it, also in a background tab, unless the page itself was held up. */
const HELD_UP = 0.75;

/** A page that can't even count for this long is too busy to judge by anything but the time. */
const UNCOUNTED_MS = 5_000;

/**
 * Whether the other side is still heard: its beats and messages, or anything else that arrives. It is judged the sooner
 * the more regularly it is heard and this page itself looks. A side that never said anything is not judged.
 */
export class LivenessWatch {
  #heardMs: number | null = null;
  #lookedMs: number | null = null;
  /** The longest of late, between two signs of life or two looks. It fades while signs come. */
  #pauseMs = LONGEST_PAUSE_MS;
  /** What had arrived when the counting began; null before. */
  #before: Arrivals | null = null;
  #isQuiet = false;

  /** Whether nothing was heard for so long, at the last look, that it may soon be too long. */
  get isQuiet(): boolean {
    return this.#isQuiet;
  }

  /** A beat or a message came. */
  heard(nowMs: number): void {
    if (this.#heardMs !== null) {
      const pauseMs = nowMs - this.#heardMs;
      this.#pauseMs *= Math.exp(-pauseMs / FADES_MS);
      this.#notePause(pauseMs);
    }
    this.#hear(nowMs);
  }

  /**
   * @param arrivedSince tells what had arrived at a time or later; null when that is not known yet
   * @returns whether nothing was heard for too long
   */
  isSilent(arrivedSince: (sinceMs: number) => Arrivals | null, nowMs: number): boolean {
    const lookedMs = this.#lookedMs ?? nowMs;
    this.#lookedMs = nowMs;
    this.#notePause(nowMs - lookedMs);
    if (this.#heardMs === null) return false;
    const silenceMs = this.#silenceMs;
    // What came while this page stood still is not read yet.
    if (nowMs - lookedMs > HELD_UP * silenceMs) this.#hear(nowMs);
    const heardMs = this.#heardMs;
    const quietMs = nowMs - heardMs;
    this.#isQuiet = quietMs >= QUIET * silenceMs;
    if (quietMs < LISTENS * silenceMs) return false;
    if (this.#before === null) {
      this.#before = arrivedSince(heardMs + LISTENS * silenceMs);
      return quietMs >= UNCOUNTED_MS;
    }
    const arrived = arrivedSince(this.#before.atMs + LISTENS_MS);
    if (!arrived) return quietMs >= UNCOUNTED_MS;
    if (arrived.count === this.#before.count) return quietMs >= silenceMs;
    // Its page is late, and not its line.
    this.heard(nowMs);
    return false;
  }

  get #silenceMs(): number {
    return Math.max(LEAST_SILENCE_MS, PAUSES * this.#pauseMs);
  }

  #hear(nowMs: number): void {
    this.#heardMs = nowMs;
    this.#before = null;
    this.#isQuiet = false;
  }

  #notePause(ms: number): void {
    this.#pauseMs = Math.max(this.#pauseMs, Math.min(ms, LONGEST_PAUSE_MS));
  }
}
