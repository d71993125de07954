import type { StreamTarget } from '../port/splices';
import type { Counters } from './relay-message';

/** A relay that runs in a process of its own and takes clients. */
export interface RelayProcess {
  /** Whether it answers datagrams. */
  readonly udp: boolean;
  /** What is wrong with that, altogether or with one of the addresses; null when nothing is. */
  readonly problem: string | null;
  /** Where it takes the clients that came over TCP or TLS. */
  readonly target: StreamTarget;
  /** @returns what it has counted; null when it does not say */
  readonly counters: () => Promise<Counters | null>;
  /** Resolves when the process is gone, with how it went. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a relay, and resolves when it takes clients.
 *
 * @throws {Error} with the reason in words when it does not
 */
export type LaunchRelay = (signal: AbortSignal) => Promise<RelayProcess>;
