import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { PeerSignalEvent } from '../../lib/signaling/client-messages';
import { PEER_SIGNAL_EVENTS } from '../../lib/signaling/client-messages';
import type { JoinOutcome, Meter, Refused } from './meter';
import { JOIN_OUTCOMES } from './meter';
import type { ServerState } from './server-state';
import { StateMetrics } from './state-metrics';

/** A join is one step in memory, but for what it has others told. In seconds. */
const JOIN_BUCKETS = [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.1, 0.5];

/** Counts for Prometheus, and tells it with that how the process and the server are when it asks. */
export class PromMeter implements Meter {
  readonly #registry = new Registry();
  readonly #state: StateMetrics;
  readonly #connections: Counter;
  readonly #signals: Counter<'event'>;
  readonly #joins: Histogram<'outcome'>;
  readonly #refusals: Readonly<Record<Refused, Counter<'reason'>>>;

  constructor() {
    const registers = [this.#registry];
    // The process: processor time, memory, open files, event loop and garbage collection, under their usual names.
    collectDefaultMetrics({ register: this.#registry });
    this.#state = new StateMetrics(this.#registry);
    this.#connections = new Counter({
      name: 'tertulia_signaling_connections_opened_total',
      help: 'Signalling connections that were opened.',
      registers,
    });
    this.#signals = new Counter({
      name: 'tertulia_signals_relayed_total',
      help: 'Signals that were handed on from one participant to another.',
      labelNames: ['event'],
      registers,
    });
    this.#joins = new Histogram({
      name: 'tertulia_join_duration_seconds',
      help: 'Time that the server took over a wish for a seat, by what became of it.',
      labelNames: ['outcome'],
      buckets: JOIN_BUCKETS,
      registers,
    });
    const refusals = (name: string, help: string): Counter<'reason'> =>
      new Counter({ name, help, labelNames: ['reason'], registers });
    this.#refusals = {
      connection_refused: refusals(
        'tertulia_connections_refused_total',
        'Connections that were not let in.',
      ),
      connection_closed: refusals(
        'tertulia_connections_cut_off_total',
        'Signalling connections that were ended for what came in on them, or for reading too slowly.',
      ),
      message_refused: refusals(
        'tertulia_messages_refused_total',
        'Messages of signalling that were refused to whoever sent them.',
      ),
      request_refused: refusals(
        'tertulia_requests_refused_total',
        'HTTP requests beyond what an address may send.',
      ),
    };
    // A rate over what begins with its first event would miss that one.
    for (const event of PEER_SIGNAL_EVENTS) this.#signals.inc({ event }, 0);
    for (const outcome of JOIN_OUTCOMES) this.#joins.zero({ outcome });
    this.#refusals.connection_closed.inc({ reason: 'flooded' }, 0);
  }

  /** Of what {@link report} makes. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  connected(): void {
    this.#connections.inc();
  }

  refused(what: Refused, reason: string): void {
    this.#refusals[what].inc({ reason });
  }

  relayed(event: PeerSignalEvent): void {
    this.#signals.inc({ event });
  }

  join(act: () => JoinOutcome): void {
    const startMs = performance.now();
    const outcome = act();
    this.#joins.observe({ outcome }, (performance.now() - startMs) / 1_000);
  }

  /** @returns all that is counted, and the state, in Prometheus' text format 0.0.4 */
  report(state: ServerState): Promise<string> {
    this.#state.show(state);
    return this.#registry.metrics();
  }
}
