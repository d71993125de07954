import type { PeerId } from '../signaling/identifiers';

/** Somebody by the name that was last known; '' when none was. */
export interface NamedPerson {
  readonly id: PeerId;
  readonly name: string;
}

/** What made this phrase another one than the last. */
export interface PhraseChange {
  readonly came: readonly NamedPerson[];
  readonly went: readonly NamedPerson[];
  /** The same seat with another certificate, as after a page was loaded again. */
  readonly renewed: readonly NamedPerson[];
}

/** The phrase that everybody in the room reads, as far as it has come. */
export type PhraseState =
  /** Nobody else is connected. */
  | { readonly status: 'none' }
  /** This browser made no certificate for the visit, so there will be no phrase. */
  | { readonly status: 'unavailable' }
  | { readonly status: 'pending' }
  | {
      readonly status: 'ready';
      /** 32 bits, unsigned: what the words are made of. */
      readonly bits: number;
      /** Who said that the others read the same words. */
      readonly verifiedBy: { readonly me: boolean; readonly others: readonly PeerId[] };
      /** Null for the first phrase of a visit. */
      readonly changedBy: PhraseChange | null;
      /** Whether this person had verified the phrase that this one replaced. */
      readonly lapsed: boolean;
    }
  /** For long now, these others see other people, or do not keep to the steps. */
  | { readonly status: 'disagree'; readonly with: readonly PeerId[] };
