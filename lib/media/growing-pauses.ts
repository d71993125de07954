const FIRST_MS = 1_000;
const LAST_MS = 30_000;

/** Waits between attempts at what fails, longer each time: from a second to half a minute. */
export class GrowingPauses {
  #nextMs = FIRST_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Does it after the next pause, in place of what is waiting. */
  wait(attempt: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(attempt, this.#nextMs);
    this.#nextMs = Math.min(2 * this.#nextMs, LAST_MS);
  }

  /** What waits is not done any more. The pauses stay as long as they are. */
  cancel(): void {
    clearTimeout(this.#timer);
  }

  /** Cancels, and begins with a short pause the next time. */
  reset(): void {
    this.cancel();
    this.#nextMs = FIRST_MS;
  }
}
