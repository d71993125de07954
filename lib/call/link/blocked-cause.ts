import { offersRelay } from '../../line/offers-relay';
import type { IceServer } from '../../signaling/events';

/** Why no way was found through the network, as far as one side can tell. */
export type NetworkCause =
  /** The server offers no relay, and no direct way was found. */
  | 'noRelay'
  /** This side did not get to the relay. */
  | 'here'
  /** The other side did not get to it. */
  | 'there'
  /** Both did, and still nothing passed. */
  | 'between';

/** Why there is nothing to be had to do with somebody, whatever the network. */
const trustCauses = ['otherKey', 'altered', 'unproven'] as const;

/**
 * `otherKey`: what comes can't be opened and never could, sealed with another key or all of it altered on
 * the way. `altered`: it could be opened at first, and then no more. `unproven`: nothing came that would prove
 * that there is somebody with the room's key.
 */
export type TrustCause = (typeof trustCauses)[number];

/** @returns whether it has nothing to do with the network. */
export function isTrustCause(cause: BlockedCause): cause is TrustCause {
  return trustCauses.some((trustCause) => trustCause === cause);
}

/** Why there is no link between two people. */
export type BlockedCause = NetworkCause | TrustCause;

/** What kind of candidates one side has. `unrelayed`: some, and none of them on a relay. */
export type CandidatesSeen = 'none' | 'unrelayed' | 'relayed';

/** What kind of candidates each of the two sides has. */
export type SidesSeen = Readonly<Record<'local' | 'remote', CandidatesSeen>>;

/** Before either side has made a candidate. */
export const nothingSeen: SidesSeen = { local: 'none', remote: 'none' };

const inOrder: readonly CandidatesSeen[] = ['none', 'unrelayed', 'relayed'];

/** @returns what was seen in either of two attempts. */
export function seenInEither(one: SidesSeen, other: SidesSeen): SidesSeen {
  const most = (side: 'local' | 'remote'): CandidatesSeen =>
    inOrder.indexOf(one[side]) > inOrder.indexOf(other[side]) ? one[side] : other[side];
  return { local: most('local'), remote: most('remote') };
}

/** @param iceServers what this side was given. */
export function blockedCause(
  iceServers: readonly IceServer[],
  { local, remote }: SidesSeen,
): NetworkCause {
  if (!offersRelay(iceServers)) return 'noRelay';
  if (local !== 'relayed') return 'here';
  // Without a word from there, nothing can be said about that network.
  return remote === 'unrelayed' ? 'there' : 'between';
}
