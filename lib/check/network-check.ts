import type { RelayTransport } from '../line/relay-transport';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { IceServer } from '../signaling/events';
import type { CheckEdges } from './check-edges';
import { browserEdges } from './check-edges';
import type { CheckSnapshot, CheckStep, StepState } from './check-snapshot';
import { checkSteps, relaySteps, untouched } from './check-snapshot';
import { gatherReflexive } from './gather-reflexive';
import { throughLoopback } from './loopback';
import { measureLine } from './measure-line';
import { relaysOver, stunServers } from './relay-transports';
import { withinTime } from './time-limit';

const SERVER_LIMIT_MS = 8_000;
const RELAY_LIMIT_MS = 8_000;

export interface NetworkCheckOptions {
  /** Asks the server what to test with. */
  askIceServers: (signal: AbortSignal) => Promise<readonly IceServer[]>;
  edges?: CheckEdges;
}

/**
 * Tries, one after the other, what a call may need of this network: the server, a direct way, and the
 * relay over each transport. Publishes how far it is. Nothing happens before {@link start}.
 */
export class NetworkCheck {
  readonly #askIceServers: NetworkCheckOptions['askIceServers'];
  readonly #edges: CheckEdges;
  readonly #feed = new SnapshotFeed<CheckSnapshot>(untouched);
  #abort: AbortController | null = null;

  constructor({ askIceServers, edges = browserEdges }: NetworkCheckOptions) {
    this.#askIceServers = askIceServers;
    this.#edges = edges;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): CheckSnapshot => this.#feed.current;

  /** Runs from the beginning; a run that is under way ends. */
  start(): void {
    this.#abort?.abort();
    this.#abort = new AbortController();
    void this.#run(this.#abort.signal);
  }

  /** Ends the run that is under way, if any, and closes everything it opened. */
  stop(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = null;
    const steps = { ...this.#feed.current.steps };
    for (const step of checkSteps) {
      if (steps[step].status === 'running') steps[step] = { status: 'waiting' };
    }
    this.#feed.publish({ phase: 'stopped', steps });
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#feed.publish({ ...untouched, phase: 'running' });
    const iceServers: IceServer[] = [];
    await this.#step('server', signal, async () => {
      iceServers.push(...(await this.#ask(signal)));
      return { status: 'good', figures: null };
    });
    // Without the server's word there is nothing to try.
    if (this.#feed.current.steps.server.status === 'good') await this.#tryWays(iceServers, signal);
    if (signal.aborted) return;
    this.#abort = null;
    this.#feed.publish({ ...this.#feed.current, phase: 'done' });
  }

  async #tryWays(iceServers: readonly IceServer[], signal: AbortSignal): Promise<void> {
    await this.#step('direct', signal, () => this.#tryDirect(iceServers, signal));
    for (const transport of relaySteps) {
      await this.#step(transport, signal, () => this.#tryRelay(transport, iceServers, signal));
    }
  }

  /** What throws did not work. After the end of the run nothing is published of it. */
  async #step(
    step: CheckStep,
    signal: AbortSignal,
    action: () => Promise<StepState>,
  ): Promise<void> {
    if (signal.aborted) return;
    this.#show(step, { status: 'running' });
    let state: StepState;
    try {
      state = await action();
    } catch {
      state = { status: 'bad' };
    }
    if (!signal.aborted) this.#show(step, state);
  }

  #ask(signal: AbortSignal): Promise<readonly IceServer[]> {
    return withinTime(this.#edges.clock, SERVER_LIMIT_MS, signal, (succeed, fail) => {
      this.#askIceServers(signal).then(succeed, fail);
    });
  }

  async #tryDirect(iceServers: readonly IceServer[], signal: AbortSignal): Promise<StepState> {
    const servers = stunServers(iceServers);
    if (servers.length === 0) return { status: 'skipped' };
    const seen = await gatherReflexive(this.#edges, servers, signal);
    return seen ? { status: 'good', figures: null } : { status: 'unsure' };
  }

  async #tryRelay(
    transport: RelayTransport,
    iceServers: readonly IceServer[],
    signal: AbortSignal,
  ): Promise<StepState> {
    const servers = relaysOver(transport, iceServers);
    if (servers.length === 0) return { status: 'skipped' };
    const edges = this.#edges;
    const figures = await throughLoopback(
      { edges, iceServers: servers, limitMs: RELAY_LIMIT_MS, signal },
      (loopback) => measureLine(loopback, edges.clock, signal),
    );
    return { status: 'good', figures };
  }

  #show(step: CheckStep, state: StepState): void {
    const steps = { ...this.#feed.current.steps, [step]: state };
    this.#feed.publish({ ...this.#feed.current, steps });
  }
}
