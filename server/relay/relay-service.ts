import { randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { openRelaySocket } from './open-relay-socket';
import { Relay } from './relay';
import type { CounterReport } from './relay-counters';
import { RelayCounters } from './relay-counters';
import type { RelayLimits } from './relay-limits';
import { DEFAULT_LIMITS } from './relay-limits';
import type { RelayOptions } from './relay-options';
import { ServerAddresses } from './server-addresses';
import { StreamListener } from './stream-listener';
import { UdpListeners } from './udp-listeners';

const SWEEP_MS = 2_000;
const RESCAN_MS = 30_000;

/** The relay on the real network and the real clock. */
export class RelayService {
  readonly #options: RelayOptions;
  readonly #counters = new RelayCounters();
  readonly #addresses: ServerAddresses;
  readonly #relay: Relay;
  readonly #streams: StreamListener;
  readonly #udp: UdpListeners | null;
  readonly #onFault: (error: unknown) => void;
  readonly #timers: NodeJS.Timeout[] = [];

  /** @param onFault is told of what should never happen, and did not end the relay */
  constructor(options: RelayOptions, onFault: (error: unknown) => void) {
    const limits: RelayLimits = { ...DEFAULT_LIMITS, ...options.limits };
    const now = () => performance.now() / 1_000;
    const counters = this.#counters;
    const addresses = new ServerAddresses(networkInterfaces, options.externalAddresses);
    const relay = new Relay({
      options,
      limits,
      addresses,
      counters,
      openSocket: openRelaySocket,
      random: (below) => randomInt(below),
      now,
      epochSeconds: () => Date.now() / 1_000,
      onFault,
    });
    this.#options = options;
    this.#onFault = onFault;
    this.#addresses = addresses;
    this.#relay = relay;
    this.#streams = new StreamListener({ relay, limits, counters, now, onFault });
    this.#udp =
      options.udp &&
      new UdpListeners({
        ...options.udp,
        relay,
        addresses,
        mediaBacklogBytes: limits.mediaBacklogBytes,
      });
  }

  /** null while there is no listening for datagrams. */
  get udpPort(): number | null {
    return this.#udp?.isListening ? this.#udp.port : null;
  }

  /**
   * Starts to listen. That there is no UDP is no reason not to serve streams.
   *
   * @returns what went wrong with UDP, or null
   * @throws {Error} of the system, when the local socket cannot be had
   */
  async start(): Promise<string | null> {
    await this.#streams.listen(this.#options.streamPath);
    const problems = (await this.#udp?.refresh()) ?? [];
    this.#every(SWEEP_MS, () => {
      this.#relay.sweep();
      this.#streams.sweep();
    });
    this.#every(RESCAN_MS, () => {
      this.#addresses.refresh();
      void this.#udp?.refresh();
    });
    return problems.length > 0 ? problems.join('; ') : null;
  }

  /** @param lastIssue the last number of issue that was given out for this seat */
  revoke(name: string, lastIssue: number): void {
    this.#relay.revoke(name, lastIssue);
  }

  report(): CounterReport {
    return this.#counters.report();
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#streams.close();
    this.#udp?.close();
    this.#relay.close();
  }

  #every(periodMs: number, action: () => void): void {
    const act = (): void => {
      try {
        action();
      } catch (error) {
        this.#onFault(error);
      }
    };
    this.#timers.push(setInterval(act, periodMs));
  }
}
