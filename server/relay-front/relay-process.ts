import type { StreamTarget } from '../port/splices';

/** A relay that runs in a process of its own and takes clients. */
export interface RelayProcess {
  /** Why it does not answer datagrams; null when it does. */
  readonly udpProblem: string | null;
  /** Where it takes the clients that came over TCP or TLS. */
  readonly target: StreamTarget;
  /** Ends what somebody uses whose seat is free now, as far as this relay can. */
  readonly revoke: (user: string) => void;
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
