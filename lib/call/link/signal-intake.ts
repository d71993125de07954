import type { CandidateSignal, SessionDescription } from '../../signaling/peer-signal';

/** What decides where a signal belongs. */
export interface IntakeState {
  /** The number of the last attempt, 0 when there was none. */
  readonly attempt: number;
  /** The connection there is. `offers`: its first offer is not answered yet. */
  readonly link: { readonly offers: boolean } | null;
  readonly polite: boolean;
}

/**
 * `apply`: to the connection that is there. `follow`: to one more, with the number of the signal. `late`: it belongs to an
 * attempt that is over. `drop`: to none that was ever made here.
 */
export type IntakeVerdict = 'apply' | 'follow' | 'late' | 'drop';

/** @returns what is to be done with a signal, whichever road it came by. */
export function judgeSignal(
  { type, attempt }: Pick<SessionDescription | CandidateSignal, 'type' | 'attempt'>,
  state: IntakeState,
): IntakeVerdict {
  const { link } = state;
  if (attempt < state.attempt || (!link && attempt === state.attempt)) return 'late';
  if (attempt > state.attempt) return type === 'answer' ? 'drop' : 'follow';
  // When two first offers meet, the polite side takes the other's on a fresh connection: a rollback would leave its
  // own sections behind, asking to be offered again beside those it has taken over.
  const givesWay = type === 'offer' && link?.offers === true && state.polite;
  return givesWay ? 'follow' : 'apply';
}
