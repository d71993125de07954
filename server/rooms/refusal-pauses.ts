import type { Networks } from '../shares/networks-of';
import { SparseMap } from '../shares/sparse-map';

/** Refused by mistake, one comes again at once; a crowd that is refused one by one waits for minutes. */
export const FIRST_REFUSAL_PAUSE_MS = 1_000;
export const LONGEST_REFUSAL_PAUSE_MS = 5 * 60_000;

/** Who was not refused for so long begins anew. */
const FORGET_MS = 10 * 60_000;

/** More networks than that are not remembered; whoever was refused longest ago is forgotten first. */
const MAX_NETWORKS = 100;

interface Pause {
  readonly atMs: number;
  readonly lengthMs: number;
}

/** How long those whom a host sent away have to stay away: longer after each time. */
export class RefusalPauses {
  readonly #pauses = new SparseMap<string, Pause>();

  add([own]: Networks, nowMs: number): void {
    const last = this.#pauses.get(own);
    const isRecent = last !== undefined && nowMs - last.atMs < FORGET_MS;
    const lengthMs = isRecent
      ? Math.min(last.lengthMs * 2, LONGEST_REFUSAL_PAUSE_MS)
      : FIRST_REFUSAL_PAUSE_MS;
    this.#pauses.delete(own);
    this.#pauses.set(own, { atMs: nowMs, lengthMs });
    const [oldest] = this.#pauses.keys();
    if (this.#pauses.size > MAX_NETWORKS && oldest !== undefined) this.#pauses.delete(oldest);
  }

  /** Whether whoever comes from there has to wait still. */
  holdBack([own]: Networks, nowMs: number): boolean {
    const pause = this.#pauses.get(own);
    return pause !== undefined && nowMs < pause.atMs + pause.lengthMs;
  }
}
