import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { RefusalLog } from '../signaling/refusal-log';
import { clientNetworks } from './forwarded';
import { PageQueue } from './page-queue';
import { refuse } from './refuse';
import type { RequestRates } from './request-rates';

export interface PagesParts {
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  readonly rates: RequestRates;
  readonly trustProxy: number;
  readonly refusals: RefusalLog;
  readonly logger: Logger;
}

/** Pages, which cost more than anything else that is asked for: so many for an address, and in turn. */
export class Pages {
  readonly #parts: PagesParts;
  readonly #queue = new PageQueue();

  constructor(parts: PagesParts) {
    this.#parts = parts;
  }

  /** Answers when it is this one's turn. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const { rates, trustProxy, refusals } = this.#parts;
    const networks = clientNetworks(request, trustProxy);
    if (!rates.admitsPage(networks)) {
      refusals.note('request_refused', 'too_many_pages');
      return refuse(response, 429);
    }
    const isQueued = this.#queue.add({
      networks,
      isVain: () => request.socket.destroyed,
      run: () => this.make(request, response),
    });
    if (isQueued) return;
    refusals.note('request_refused', 'too_many_waiting');
    refuse(response, 503);
  }

  /** Answers at once. Never rejects. */
  async make(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#parts.handler(request, response);
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'request_failed');
      refuse(response, 500);
    }
  }
}
