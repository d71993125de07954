import * as v from 'valibot';
import { FaultLog } from './fault-log';
import type { RelayAnswer, RelayCommand } from './relay-messages';
import { RelayCommandSchema } from './relay-messages';
import type { RelayOptions } from './relay-options';
import type { RelayService } from './relay-service';

export type ServiceLike = Pick<RelayService, 'start' | 'udpPort' | 'revoke' | 'report' | 'close'>;

export interface RelayOrdersOptions {
  readonly create: (options: RelayOptions, onFault: (error: unknown) => void) => ServiceLike;
  readonly say: (answer: RelayAnswer) => void;
  /** The relay can't be started. */
  readonly onFailure: (error: unknown) => void;
  /** Seconds on a clock that does not go back. */
  readonly now: () => number;
}

/** Carries out what the server says to the relay's process. No message makes it throw. */
export class RelayOrders {
  readonly #options: RelayOrdersOptions;
  readonly #faults: FaultLog;
  #service: ServiceLike | null = null;

  constructor(options: RelayOrdersOptions) {
    const { say, now } = options;
    this.#options = options;
    this.#faults = new FaultLog({ now, tell: (note) => say({ type: 'fault', ...note }) });
  }

  take(message: unknown): void {
    const parsed = v.safeParse(RelayCommandSchema, message);
    if (!parsed.success) return this.#faults.note('What came from the server is no order.');
    try {
      this.#carryOut(parsed.output);
    } catch (error) {
      this.#faults.note(error);
    }
  }

  close(): void {
    this.#service?.close();
  }

  #carryOut(command: RelayCommand): void {
    switch (command.type) {
      case 'start':
        if (this.#service) throw new Error('The relay was started already.');
        this.#start(command.options).catch(this.#options.onFailure);
        break;
      case 'revoke':
        this.#service?.revoke(command.name, command.lastIssue);
        break;
      case 'report':
        if (this.#service) {
          this.#options.say({ type: 'counters', counters: this.#service.report() });
        }
        break;
    }
  }

  async #start(options: RelayOptions): Promise<void> {
    const { create, say } = this.#options;
    const service = create(options, (error) => this.#faults.note(error));
    // Before it listens: what is revoked from now on reaches it.
    this.#service = service;
    const problem = await service.start();
    const { udpPort } = service;
    say({ type: 'ready', udp: udpPort !== null, udpPort, problem });
  }
}
