import type { Logger } from 'pino';
import type { RelayTarget } from '../relay-test/relay-target';
import { testRelay } from '../relay-test/test-relay';
import type { TransportResult } from '../relay-test/transport-result';
import { describeRelay } from './relay-report';

export interface RelayTesterOptions {
  /** Shared with the relay. */
  readonly secret: string;
  readonly logger: Logger;
  readonly onResults: (results: readonly TransportResult[]) => void;
}

/** What failed may have been too slow, or away for a moment. */
const AGAIN_MS = 60_000;

/** Tests a relay as one of its clients, again and again until all of it works. */
export class RelayTester {
  readonly #options: RelayTesterOptions;
  /** Tells the test that counts from those that were overtaken. */
  #run = 0;
  #again: NodeJS.Timeout | undefined;

  constructor(options: RelayTesterOptions) {
    this.#options = options;
  }

  /**
   * Begins anew; what comes of an earlier test means nothing any more.
   *
   * @param known results that need no test
   */
  start(targets: readonly RelayTarget[], known: readonly TransportResult[] = []): void {
    this.stop();
    void this.#test(targets, known, this.#run);
  }

  stop(): void {
    this.#run += 1;
    clearTimeout(this.#again);
  }

  async #test(
    targets: readonly RelayTarget[],
    known: readonly TransportResult[],
    run: number,
  ): Promise<void> {
    const { secret, logger, onResults } = this.#options;
    const tested = await testRelay(targets, secret);
    if (run !== this.#run) return;
    const results = [...known, ...tested];
    const verdict = `The relay was tested: ${describeRelay({ status: 'tested', results })}`;
    if (results.every(({ status }) => status === 'works')) logger.info(verdict);
    else logger.warn(verdict);
    onResults(results);
    if (tested.every(({ status }) => status === 'works')) return;
    this.#again = setTimeout(() => void this.#test(targets, known, run), AGAIN_MS).unref();
  }
}
