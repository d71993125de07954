import type { CandidateSignal } from '../../signaling/peer-signal';

type Candidate = CandidateSignal['candidate'];

/** More than any browser gathers; a peer that sends more is not waited for. */
const MAX_HELD = 200;

/**
 * Candidates that trickled in before the description they belong to (RFC 8838, section 11). Which one
 * they belong to is told by the ICE user fragment.
 */
export class CandidateQueue {
  #held: Candidate[] = [];

  hold(candidate: Candidate): void {
    if (this.#held.length < MAX_HELD) this.#held.push(candidate);
  }

  /** @returns the held candidates that belong to this description, and forgets them. */
  release(description: RTCSessionDescription | null): Candidate[] {
    const ready = this.#held.filter((candidate) => belongsTo(candidate, description));
    this.#held = this.#held.filter((candidate) => !belongsTo(candidate, description));
    return ready;
  }
}

/** @returns the ICE user fragment of a description; all of its sections have the same one, since they are bundled. */
export function userFragmentOf(description: RTCSessionDescription | null): string | null {
  return /^a=ice-ufrag:(\S+)/m.exec(description?.sdp ?? '')?.[1] ?? null;
}

/** @returns whether the candidate is of the ICE generation that the description tells. */
export function belongsTo(
  { usernameFragment }: Candidate,
  description: RTCSessionDescription | null,
): boolean {
  if (!description) return false;
  if (usernameFragment === null) return true;
  return description.sdp.includes(`a=ice-ufrag:${usernameFragment}\r\n`);
}
