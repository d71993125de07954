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
  /** Those that were here before the last description, and did not belong to it. */
  #left: Candidate[] = [];

  /** When there are too many the oldest ones make room: most likely their description will never come. */
  hold(candidate: Candidate): void {
    this.#held.push(candidate);
    if (this.#left.length + this.#held.length > MAX_HELD)
      (this.#left.length > 0 ? this.#left : this.#held).shift();
  }

  /**
   * @returns the held candidates that belong to this description, and forgets them; and those too that did not belong
   * to the description before it either, which are of a generation that is over
   */
  release(description: RTCSessionDescription | null): Candidate[] {
    const all = [...this.#left, ...this.#held];
    this.#left = this.#held.filter((candidate) => !belongsTo(candidate, description));
    this.#held = [];
    return all.filter((candidate) => belongsTo(candidate, description));
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
