import { expect } from '@playwright/test';
import type { Person } from '../../e2e/support/person';
import type { NatKind } from '../lab/nat-kind';

/** Somebody, and the network they are in. */
export interface Located {
  readonly kind: NatKind;
  readonly person: Person;
}

/** Waits until every connection among these takes the cheapest way that its two networks allow. */
export async function expectCheapestRelays(people: readonly Located[]): Promise<void> {
  const pairs = people.flatMap((one, index) =>
    people.slice(index + 1).map((other) => [one.kind, other.kind] as const),
  );
  const expected = { ends: pairs.length * 2, relays: pairs.flatMap(cheapestRelays).sort() };
  await expect.poll(() => inUse(people)).toEqual(expected);
}

/** How somebody has to talk to their relay to be met at all, or null when they can send UDP anywhere. */
const onlyBy: Readonly<Record<NatKind, string | null>> = {
  cone: null,
  symmetric: null,
  'udp-blocked': 'tcp',
  'only-443': 'tcp',
  'only-tls': 'tls',
};

/**
 * Two cones find each other with STUN alone. A symmetric NAT cannot be found, but it can send to an address
 * on the other's relay, or the other to one on its relay, so that one relay does. Who has no UDP can only be
 * met on a relay, and two of those meet with one relay for each.
 * @returns how each of the relays that are needed is reached
 */
export function cheapestRelays(kinds: readonly [NatKind, NatKind]): readonly string[] {
  const needed = kinds.flatMap((kind) => onlyBy[kind] ?? []);
  if (needed.length > 0) return needed;
  return kinds.includes('symmetric') ? ['udp'] : [];
}

async function inUse(people: readonly Located[]) {
  const paths = (await Promise.all(people.map(({ person }) => person.paths()))).flat();
  return {
    ends: paths.length,
    relays: paths.flatMap(({ relayProtocol }) => relayProtocol ?? []).sort(),
  };
}
