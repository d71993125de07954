import type { Logger } from 'pino';
import { isLoopback, isPrivate } from '../net/address-kind';
import { bareHost } from '../net/authority';
import type { ForwardedRequest } from './forwarded';
import { clientAddress, requestAuthority } from './forwarded';

/** Some twenty visits. */
const ENOUGH = 500;

/**
 * Notices that what we take for the address of visitors is that of a proxy: then all of them share what one
 * address may do. Looks at the first requests that come for the site by its public name, and warns once.
 */
export class ProxyWatch {
  readonly #trustProxy: number;
  readonly #logger: Logger;
  readonly #addresses = new Set<string>();
  #seen = 0;
  #forwarded = 0;
  #isOver = false;

  constructor(trustProxy: number, logger: Logger) {
    this.#trustProxy = trustProxy;
    this.#logger = logger;
  }

  see(request: ForwardedRequest): void {
    const address = clientAddress(request, this.#trustProxy);
    if (this.#isOver || address === null || !isPublic(this.#hostOf(request))) return;
    this.#seen += 1;
    this.#addresses.add(address);
    const isNear = isLoopback(address) || isPrivate(address);
    if (this.#trustProxy === 0 && request.headers['x-forwarded-for'] !== undefined) {
      this.#forwarded += 1;
      // From so near it is a proxy of our own. From elsewhere it may be the visitor's, which some say too.
      if (isNear) return this.#warn(address, 'forwarded');
    }
    if (this.#seen < ENOUGH) return;
    this.#isOver = true;
    if (this.#forwarded === this.#seen) this.#warn(address, 'forwarded');
    else if (isNear && this.#addresses.size === 1) this.#warn(address, 'one_address');
  }

  #hostOf(request: ForwardedRequest): string {
    return bareHost(requestAuthority(request, this.#trustProxy)?.host ?? '');
  }

  #warn(address: string, reason: 'forwarded' | 'one_address'): void {
    this.#isOver = true;
    const trustProxy = this.#trustProxy;
    this.#logger.warn({ reason, address, trustProxy, advice: ADVICE[reason] }, 'proxy_suspected');
  }
}

const ADVICE = {
  forwarded:
    'Requests come through a proxy, but TRUST_PROXY is 0: all visitors share what one address may do. Set ' +
    'TRUST_PROXY to the number of reverse proxies in front.',
  one_address:
    'All visitors seem to come from one address inside: they share what one address may do. If there are ' +
    'reverse proxies in front, set TRUST_PROXY to their number; otherwise raise MAX_CONNECTIONS_PER_ADDRESS.',
} as const;

/** Who asks for `localhost` or a private address is at home, alone maybe. */
function isPublic(host: string): boolean {
  return /[.:]/.test(host) && !isLoopback(host) && !isPrivate(host) && !host.endsWith('.local');
}
