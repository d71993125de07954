import type { IncomingMessage } from 'node:http';
import type { GuardConfig } from '../config/guard-config';
import { clientNetworks } from '../http/forwarded';
import type { OriginCheckOptions } from '../http/origin-check';
import { isOwnOrigin } from '../http/origin-check';
import { Holdings } from '../shares/holdings';
import { connectionShares } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import type { ActLimits } from './act-limits';
import type { TrafficLimits } from './traffic-limits';

export interface HandshakeCheckOptions extends OriginCheckOptions {
  readonly guard: Pick<GuardConfig, 'maxConnections' | 'maxConnectionsPerAddress'>;
  readonly acts: ActLimits;
  readonly traffic: TrafficLimits;
}

export type HandshakeRefusal = 'foreign_origin' | 'server_full' | 'address_full' | 'too_fast';

/** A handshake that does not become a connection in this time gives its place back. */
export const HANDSHAKE_MS = 10_000;

/** Decides who may open a connection, and counts those that are open or about to be. */
export class HandshakeCheck {
  readonly #options: HandshakeCheckOptions;
  readonly #connections: Holdings;
  readonly #reserved = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  /** Asked for three times of each handshake. */
  readonly #networks = new WeakMap<IncomingMessage, Networks>();

  constructor(options: HandshakeCheckOptions) {
    this.#options = options;
    this.#connections = new Holdings(connectionShares(options.guard));
  }

  /** What the limits know a client by: its address, seen from the outermost of our proxies. */
  networksOf(request: IncomingMessage): Networks {
    const known = this.#networks.get(request);
    if (known) return known;
    const networks = clientNetworks(request, this.#options.trustProxy);
    this.#networks.set(request, networks);
    return networks;
  }

  /**
   * Keeps a place for whoever may come in, since others may ask before the connection is there.
   *
   * @returns why a connection is not to be opened, or null
   */
  check(request: IncomingMessage): HandshakeRefusal | null {
    if (!isOwnOrigin(request, this.#options)) return 'foreign_origin';
    const networks = this.networksOf(request);
    const { acts, traffic } = this.#options;
    if (!traffic.bears(networks) || !acts.admits('connection', networks)) return 'too_fast';
    if (this.#connections.isFull) return 'server_full';
    if (!this.#connections.take(networks)) return 'address_full';
    const giveBack = (): void => {
      if (this.#reserved.delete(request)) this.#connections.release(networks);
    };
    this.#reserved.set(request, setTimeout(giveBack, HANDSHAKE_MS).unref());
    return null;
  }

  /** The connection of this handshake is there. @returns whose it is, for {@link leave} */
  enter(request: IncomingMessage): Networks {
    const networks = this.networksOf(request);
    const reservation = this.#reserved.get(request);
    clearTimeout(reservation);
    if (!this.#reserved.delete(request)) this.#connections.add(networks);
    this.#networks.delete(request);
    return networks;
  }

  /** A connection is closed. */
  leave(networks: Networks): void {
    this.#connections.release(networks);
  }
}
