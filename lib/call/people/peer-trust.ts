import type { TrustCause } from '../link/blocked-cause';
import type { SessionId } from '../../signaling/identifiers';

/** What one peer's sealed messages told of it. */
export interface PeerTrust {
  /** As the server told, or else the first message that was opened. */
  readonly session: SessionId;
  /** Whether something of this session could be opened: its owner has the room's key. */
  readonly proven: boolean;
  /** Whether something could not be, since the present effort at a link began. */
  readonly doubted: boolean;
  /** Whether something ever could not be. */
  readonly tampered: boolean;
}

/** @returns the trust in a session of which nothing was opened yet */
export function trustIn(session: SessionId): PeerTrust {
  return { session, proven: false, doubted: false, tampered: false };
}

/** The peer goes on in another session, and has everything to prove anew. */
export function continuedIn(trust: PeerTrust, session: SessionId): PeerTrust {
  return session === trust.session ? trust : { ...trustIn(session), tampered: trust.tampered };
}

/** Something of the peer's was opened. Its first word does away with what others said before it. */
export function provenIn(trust: PeerTrust, session: SessionId): PeerTrust {
  if (trust.proven) return trust;
  return { ...trust, session, proven: true, doubted: false };
}

/** Something under its name could not be opened. */
export function doubted(trust: PeerTrust): PeerTrust {
  return trust.doubted ? trust : { ...trust, doubted: true, tampered: true };
}

/**
 * @param hopeless whether nothing more is tried for a link
 * @returns null when it is not for want of trust that there is none
 */
export function trustCause(trust: PeerTrust, hopeless: boolean): TrustCause | null {
  if (trust.doubted) return trust.proven ? 'altered' : 'otherKey';
  return hopeless && !trust.proven ? 'unproven' : null;
}

/** A new effort at a link begins. */
export function trustedAnew(trust: PeerTrust): PeerTrust {
  return trust.doubted ? { ...trust, doubted: false } : trust;
}
