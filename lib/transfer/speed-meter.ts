/** Long enough for an even figure, short enough to follow. */
const WINDOW_MS = 3_000;

/** How fast something grows, over the last three seconds. */
export class SpeedMeter {
  #marks: { readonly atMs: number; readonly bytes: number }[] = [];

  /** @param bytes so far, in all; fewer than before begins anew */
  note(bytes: number, nowMs: number): void {
    const last = this.#marks.at(-1);
    if (last && bytes < last.bytes) this.#marks = [];
    this.#marks.push({ atMs: nowMs, bytes });
    this.#forget(nowMs);
  }

  /** @returns bytes a second */
  speed(nowMs: number): number {
    this.#forget(nowMs);
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    if (!first || !last || last.atMs < nowMs - WINDOW_MS) return 0;
    const tookMs = nowMs - first.atMs;
    return tookMs < 1 ? 0 : ((last.bytes - first.bytes) * 1_000) / tookMs;
  }

  /** All but what the last seconds need, also while nobody asks. */
  #forget(nowMs: number): void {
    while (this.#marks.length > 1 && (this.#marks[1]?.atMs ?? Infinity) <= nowMs - WINDOW_MS) {
      this.#marks.shift();
    }
  }
}
