import type { PeerView } from '../../lib/call/call-snapshot';

/** Who came and who went between two snapshots. Somebody counts from when the name is known. */
export function presenceChanges(
  before: readonly PeerView[],
  after: readonly PeerView[],
): { joined: PeerView[]; left: PeerView[] } {
  return { joined: named(after, before), left: named(before, after) };
}

function named(among: readonly PeerView[], notIn: readonly PeerView[]): PeerView[] {
  const known = new Set(notIn.filter(({ facts }) => facts).map(({ id }) => id));
  return among.filter(({ id, facts }) => facts && !known.has(id));
}
