import type { IceServer } from '../signaling/events';

/** Why no way was found between two people, as far as one side can tell. */
export type BlockedCause =
  /** The server offers no relay, and no direct way was found. */
  | 'noRelay'
  /** This side did not get to the relay. */
  | 'here'
  /** The other side did not get to it. */
  | 'there'
  /** Both did, and still nothing passed. */
  | 'between';

/** What kind of candidates one side has. `unrelayed`: some, and none of them on a relay. */
export type CandidatesSeen = 'none' | 'unrelayed' | 'relayed';

/** @param iceServers what this side was given. */
export function blockedCause(
  iceServers: readonly IceServer[],
  { local, remote }: { local: CandidatesSeen; remote: CandidatesSeen },
): BlockedCause {
  if (!offersRelay(iceServers)) return 'noRelay';
  if (local !== 'relayed') return 'here';
  // Without a word from there, nothing can be said about that network.
  return remote === 'unrelayed' ? 'there' : 'between';
}

/** @returns whether one of them is a TURN server (RFC 7065). */
export function offersRelay(iceServers: readonly IceServer[]): boolean {
  return iceServers.some(({ urls }) => urls.some((url) => /^turns?:/i.test(url)));
}
