import type { LinkCounters, SectionRoles } from './link-counters';
import { readCounters } from './link-counters';
import type { LinkFigures } from './link-figures';
import { figuresBetween } from './link-figures';
import type { LinkPath } from './link-path';
import { linkPath } from './link-path';

/**
 * Between two looks, in milliseconds. ICE goes on looking for a better pair after the first one works, and may change it
 * at any time; and what a way carries changes from one second to the next.
 */
const PERIOD_MS = 1_000;

export interface LinkWatchOptions {
  connection: Pick<RTCPeerConnection, 'getStats'>;
  /** What its sections carry at the moment. */
  roles: () => SectionRoles;
  now: () => number;
  /** The way is another one. */
  changed: () => void;
}

/** Follows one connection by its statistics, which have no events: the way that media take, and what it carries. */
export class LinkWatch {
  readonly #options: LinkWatchOptions;
  #path: LinkPath | null = null;
  #figures: LinkFigures | null = null;
  #counted: { readonly counters: LinkCounters; readonly atMs: number } | null = null;
  #lastLookMs = -Infinity;
  #isLooking = false;

  constructor(options: LinkWatchOptions) {
    this.#options = options;
  }

  /** Null until a look told it. */
  get path(): LinkPath | null {
    return this.#path;
  }

  /** Of the time between the last two looks; null until there were two. */
  get figures(): LinkFigures | null {
    return this.#figures;
  }

  /** Looks when it is time to. */
  poll(nowMs: number): void {
    if (this.#isLooking || nowMs - this.#lastLookMs < PERIOD_MS) return;
    this.#lastLookMs = nowMs;
    void this.#look();
  }

  /** Makes the next poll look at once. */
  expectChange(): void {
    this.#lastLookMs = -Infinity;
  }

  async #look(): Promise<void> {
    const { connection, roles, now } = this.#options;
    this.#isLooking = true;
    try {
      // Browsers make each entry anew whenever a report is gone through, and it is gone through more than once.
      const report = new Map(await connection.getStats());
      this.#count(readCounters(report, roles()), now());
      this.#notePath(linkPath(report));
    } catch {
      // The connection was closed meanwhile: nothing more to tell of it.
    } finally {
      this.#isLooking = false;
    }
  }

  #count(counters: LinkCounters, atMs: number): void {
    const before = this.#counted;
    this.#counted = { counters, atMs };
    if (!before || atMs <= before.atMs) return;
    this.#figures = figuresBetween(before.counters, counters, atMs - before.atMs, atMs);
  }

  #notePath(path: LinkPath | null): void {
    if (path === null || JSON.stringify(path) === JSON.stringify(this.#path)) return;
    this.#path = path;
    this.#options.changed();
  }
}
