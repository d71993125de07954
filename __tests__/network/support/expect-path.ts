import { expect } from '@playwright/test';
import type { Person } from '../../e2e/support/person';
import type { NatKind } from '../lab/nat-kind';

/** How a relay in use is reached, for each end that uses one; in alphabetical order. */
type Relays = readonly string[];

/**
 * What the cheapest way between two networks needs. Two cones find each other with STUN alone. A symmetric
 * NAT cannot be found, but it can send to a relay's address of the other, or the other to its; one relay
 * does. Who has no UDP is only there on a relay, reached over TCP, and two of those are on one each.
 */
export function cheapestRelays(kinds: readonly [NatKind, NatKind]): Relays {
  const blocked = kinds.filter((kind) => kind === 'udp-blocked' || kind === 'only-443');
  if (blocked.length > 0) return blocked.map(() => 'tcp');
  return kinds.includes('symmetric') ? ['udp'] : [];
}

/** Waits until the one connection of these two, as both ends see it, uses these relays and no others. */
export async function expectRelays(pair: readonly [Person, Person], relays: Relays): Promise<void> {
  await expect.poll(() => relaysOf(pair)).toEqual(relays);
}

async function relaysOf(pair: readonly [Person, Person]): Promise<Relays> {
  const paths = (await Promise.all(pair.map((person) => person.paths()))).flat();
  if (paths.length !== pair.length) return [`${String(paths.length)} paths`];
  return paths.flatMap(({ relayProtocol }) => relayProtocol ?? []).sort();
}
