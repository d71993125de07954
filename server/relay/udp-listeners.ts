import { isIP } from 'node:net';
import { lookup } from 'node:dns/promises';
import { reasonOf } from '../reason-of';
import { familyOf } from './codec/transport-address';
import type { Relay } from './relay';
import type { ServerAddresses } from './server-addresses';
import { UdpListener } from './udp-listener';

export interface UdpListenersParts {
  relay: Relay;
  addresses: ServerAddresses;
  /** null: every address of this machine. */
  host: string | null;
  /** 0: any free one, the same on each address. */
  port: number;
  mediaBacklogBytes: number;
}

/**
 * A socket for each local address, so that answers leave from the address that was asked, and it is known
 * where a client reached us.
 */
export class UdpListeners {
  readonly #parts: UdpListenersParts;
  readonly #listeners = new Map<string, UdpListener>();
  #port: number;
  #isClosed = false;

  constructor(parts: UdpListenersParts) {
    this.#parts = parts;
    this.#port = parts.port;
  }

  /** On one address at least. */
  get isListening(): boolean {
    return this.#listeners.size > 0;
  }

  get port(): number {
    return this.#port;
  }

  /**
   * Listens on addresses that are new, and no more on those that are gone.
   *
   * @returns what went wrong, in words, per address
   */
  async refresh(): Promise<string[]> {
    const wanted = await this.#wanted();
    for (const [address, listener] of [...this.#listeners]) {
      if (wanted.includes(address)) continue;
      this.#listeners.delete(address);
      listener.close();
    }
    const problems: string[] = [];
    for (const address of wanted) {
      if (this.#listeners.has(address)) continue;
      const problem = await this.#listen(address);
      if (problem !== null) problems.push(problem);
    }
    return problems;
  }

  close(): void {
    this.#isClosed = true;
    for (const listener of this.#listeners.values()) listener.close();
    this.#listeners.clear();
  }

  async #listen(address: string): Promise<string | null> {
    const { relay, mediaBacklogBytes } = this.#parts;
    try {
      const at = { address, port: this.#port };
      const listener = await UdpListener.open(at, relay, mediaBacklogBytes);
      if (this.#isClosed) {
        listener.close();
        return null;
      }
      this.#port = listener.port;
      this.#listeners.set(address, listener);
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  }

  async #wanted(): Promise<readonly string[]> {
    const { host, addresses } = this.#parts;
    if (host === null || host === '::') return addresses.local;
    if (host === '0.0.0.0') return addresses.local.filter((one) => familyOf(one) === 4);
    if (isIP(host)) return [host];
    const found = await lookup(host, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
  }
}
