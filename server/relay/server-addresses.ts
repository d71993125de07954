import type { NetworkInterfaceInfo } from 'node:os';
import { isLinkLocal, isLoopback } from '../net/address-kind';
import { plainIp } from '../net/ip-address';
import type { AddressFamily } from './codec/transport-address';
import { familyOf } from './codec/transport-address';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Where the socket of an allocation is bound, and what its client tells others. */
export interface RelayedHost {
  readonly bound: string;
  readonly advertised: string;
}

/** This machine's addresses, and the public ones in front of it. */
export class ServerAddresses {
  readonly #readInterfaces: () => Interfaces;
  readonly #external: readonly string[];
  #interfaces: readonly (readonly string[])[] = [];
  #own: ReadonlySet<string> = new Set();

  /** @param readInterfaces as `os.networkInterfaces` */
  constructor(readInterfaces: () => Interfaces, externalAddresses: readonly string[]) {
    this.#readInterfaces = readInterfaces;
    this.#external = externalAddresses.flatMap((address) => plainIp(address) ?? []);
    this.refresh();
  }

  /** Where clients may reach us. Link-local addresses are left out: they mean nothing to others. */
  get local(): readonly string[] {
    return this.#interfaces.flat();
  }

  /** Looks again: addresses come and go. */
  refresh(): void {
    const all = Object.values(this.#readInterfaces()).map((infos = []) =>
      infos.map(({ address }) => address),
    );
    this.#interfaces = all.map((addresses) => addresses.filter((one) => !isLinkLocal(one)));
    this.#own = new Set([...all.flat().flatMap((one) => plainIp(one) ?? []), ...this.#external]);
  }

  isOwn(address: string): boolean {
    return this.#own.has(address);
  }

  /**
   * Chooses the host part of a relayed transport address for a client that reached us at `local`.
   *
   * @returns null when this machine has no address of that family
   */
  relayedHost(local: string, family: AddressFamily): RelayedHost | null {
    const bound = this.#neighbour(local, family);
    if (bound === undefined) return null;
    const external = this.#external.find((address) => familyOf(address) === family);
    return { bound, advertised: external ?? bound };
  }

  /** The address itself, or one of that family: of the same interface rather than of another. */
  #neighbour(local: string, family: AddressFamily): string | undefined {
    if (familyOf(local) === family) return local;
    const same = this.#interfaces.find((addresses) => addresses.includes(local)) ?? [];
    return [...same, ...this.local.filter((one) => !isLoopback(one))].find(
      (address) => familyOf(address) === family,
    );
  }
}
