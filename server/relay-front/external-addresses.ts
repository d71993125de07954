import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { bareHost } from '../net/authority';
import { ownAddresses } from '../net/own-addresses';
import { PeerPolicy } from '../relay/peer-policy';

/** The name of a site in a private network resolves to private addresses, which are told to nobody. */
const isPublic = new PeerPolicy(() => false, []);

/**
 * The public addresses in front of this machine, as a public name shows them: those that it resolves to
 * and that the machine itself does not have, as behind one-to-one NAT.
 *
 * @param host an IPv6 address may stand in brackets
 * @returns at most one address of each family; none when the name is not known
 */
export async function externalAddresses(
  host: string,
  resolve: (host: string) => Promise<readonly string[]> = resolveAll,
  own: readonly string[] = ownAddresses().others,
): Promise<string[]> {
  const found = await resolve(bareHost(host)).catch(() => []);
  // A machine with one of them is not behind NAT; others may be those of a second machine.
  if (found.some((address) => own.includes(address))) return [];
  const usable = found.filter((address) => isPublic.permits(address));
  const first = [false, true].map((wanted) => usable.find((one) => isIPv6(one) === wanted));
  return first.filter((address) => address !== undefined);
}

async function resolveAll(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
