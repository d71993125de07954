import type { IncomingMessage } from 'node:http';
import type { GuardConfig } from '../config/guard-config';
import { networksOf } from '../shares/networks-of';
import { clientAddress } from '../http/forwarded';
import type { OriginCheckOptions } from '../http/origin-check';
import { isOwnOrigin } from '../http/origin-check';
import type { AddressLimits } from './address-limits';

export interface GatekeeperOptions extends OriginCheckOptions {
  readonly guard: Pick<GuardConfig, 'maxConnections' | 'maxConnectionsPerAddress'>;
  readonly limits: AddressLimits;
}

export type Refusal = 'foreign_origin' | 'server_full' | 'address_full' | 'too_fast';

/** Decides who may open a connection, and counts those that are open. */
export class Gatekeeper {
  readonly #options: GatekeeperOptions;
  readonly #open = new Map<string, number>();
  #total = 0;

  constructor(options: GatekeeperOptions) {
    this.#options = options;
  }

  /** What the limits know a client by: its address, seen from the outermost of our proxies. */
  addressOf(request: IncomingMessage): string {
    return networksOf(clientAddress(request, this.#options.trustProxy) ?? 'gone')[0];
  }

  /** @returns why a connection is not to be opened, or null */
  async check(request: IncomingMessage): Promise<Refusal | null> {
    const { guard, limits } = this.#options;
    if (!isOwnOrigin(request, this.#options)) return 'foreign_origin';
    const address = this.addressOf(request);
    if (!(await limits.admits('connection', address))) return 'too_fast';
    if (this.#total >= guard.maxConnections) return 'server_full';
    const open = this.#open.get(address) ?? 0;
    return open >= guard.maxConnectionsPerAddress ? 'address_full' : null;
  }

  /** @returns what is to be called when the connection is closed */
  enter(address: string): () => void {
    this.#total++;
    this.#open.set(address, (this.#open.get(address) ?? 0) + 1);
    return () => {
      this.#total--;
      const left = (this.#open.get(address) ?? 0) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    };
  }
}
