import type { NetworkInterfaceInfo } from 'node:os';
import { networkInterfaces } from 'node:os';

/** The addresses under which this machine can be reached by others, and by itself. */
export interface OwnAddresses {
  readonly loopback: readonly string[];
  /** Without link-local ones (RFC 4291, section 2.5.6), which need a zone to be of use. */
  readonly others: readonly string[];
}

export function ownAddresses(interfaces = networkInterfaces()): OwnAddresses {
  const all = Object.values(interfaces).flatMap((infos) => infos ?? []);
  const usable = all.filter(({ address }) => !/^fe[89ab]/i.test(address));
  const of = (isWanted: (info: NetworkInterfaceInfo) => boolean) =>
    usable.filter(isWanted).map(({ address }) => address);
  return { loopback: of(({ internal }) => internal), others: of(({ internal }) => !internal) };
}
