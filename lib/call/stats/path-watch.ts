import type { LinkPath } from './link-path';
import { linkPath } from './link-path';

/** ICE goes on looking for a better pair after the first one works, and may change it at any time. */
const PERIOD_MS = 2_000;

export interface PathWatchOptions {
  connection: Pick<RTCPeerConnection, 'getStats'>;
  changed: () => void;
}

/** Follows the way that media take over one connection. There is no event for it in every browser. */
export class PathWatch {
  readonly #options: PathWatchOptions;
  #path: LinkPath | null = null;
  #lastLookMs = -Infinity;

  constructor(options: PathWatchOptions) {
    this.#options = options;
  }

  /** Null until a look told it. */
  get path(): LinkPath | null {
    return this.#path;
  }

  /** Looks when it is time to. */
  poll(nowMs: number): void {
    if (nowMs - this.#lastLookMs < PERIOD_MS) return;
    this.#lastLookMs = nowMs;
    void this.#look();
  }

  /** Makes the next poll look at once. */
  expectChange(): void {
    this.#lastLookMs = -Infinity;
  }

  async #look(): Promise<void> {
    try {
      const path = linkPath(await this.#options.connection.getStats());
      if (path === null || JSON.stringify(path) === JSON.stringify(this.#path)) return;
      this.#path = path;
      this.#options.changed();
    } catch {
      // The connection was closed meanwhile: nothing more to tell of it.
    }
  }
}
