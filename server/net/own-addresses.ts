import type { NetworkInterfaceInfo } from 'node:os';
import { networkInterfaces } from 'node:os';
import { isLinkLocal } from './address-kind';

/** The addresses under which this machine can be reached by others, and by itself. */
export interface OwnAddresses {
  readonly loopback: readonly string[];
  /** Without link-local ones, which mean nothing to others. */
  readonly others: readonly string[];
}

export function ownAddresses(interfaces = networkInterfaces()): OwnAddresses {
  const all = Object.values(interfaces).flatMap((infos) => infos ?? []);
  const usable = all.filter(({ address }) => !isLinkLocal(address));
  const of = (isWanted: (info: NetworkInterfaceInfo) => boolean) =>
    usable.filter(isWanted).map(({ address }) => address);
  return { loopback: of(({ internal }) => internal), others: of(({ internal }) => !internal) };
}
