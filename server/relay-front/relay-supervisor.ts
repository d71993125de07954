import type { Logger } from 'pino';
import type { StreamTarget } from '../port/splices';
import { reasonOf } from '../reason-of';
import type { Counters } from './relay-message';
import type { LaunchRelay, RelayProcess } from './relay-process';

export interface SupervisorOptions {
  launch: LaunchRelay;
  logger: Logger;
  /** The relay takes clients, for the first time or again. */
  onUp: (relay: RelayProcess) => void;
  /** The relay takes no clients, for this reason. */
  onDown: (reason: string) => void;
}

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 30_000;

/** A relay that was up for so long did not fail because of how it was started. */
const GOOD_RUN_MS = 60_000;

/** Keeps a relay running: starts it again when it ends, after longer and longer pauses. */
export class RelaySupervisor {
  readonly #options: SupervisorOptions;
  readonly #closing = new AbortController();
  #relay: RelayProcess | null = null;
  #launching: Promise<void> | null = null;
  #pause: NodeJS.Timeout | undefined;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Null while there is no relay that takes clients. */
  get target(): StreamTarget | null {
    return this.#relay?.target ?? null;
  }

  /** Resolves when the relay takes clients, or did not come up; then it is tried again. */
  start(): Promise<void> {
    this.#launching = this.#launch().finally(() => (this.#launching = null));
    return this.#launching;
  }

  async counters(): Promise<Counters | null> {
    return (await this.#relay?.counters()) ?? null;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#pause);
    await this.#launching;
    await this.#relay?.stop();
  }

  async #launch(): Promise<void> {
    const { launch, onUp } = this.#options;
    try {
      const relay = await launch(this.#closing.signal);
      const upSinceMs = performance.now();
      this.#relay = relay;
      void relay.ended.then((how) => {
        this.#relay = null;
        if (performance.now() - upSinceMs >= GOOD_RUN_MS) this.#pauseMs = FIRST_PAUSE_MS;
        this.#startLater(how);
      });
      onUp(relay);
    } catch (error) {
      this.#startLater(reasonOf(error));
    }
  }

  #startLater(reason: string): void {
    if (this.#closing.signal.aborted) return;
    const { logger, onDown } = this.#options;
    logger.error({ reason, againInMs: this.#pauseMs }, 'relay_down');
    onDown(reason);
    this.#pause = setTimeout(() => void this.start(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LAST_PAUSE_MS);
  }
}
