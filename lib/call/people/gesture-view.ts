import type { PeerId } from '../../signaling/identifiers';
import type { ShownReaction } from './shown-reactions';

/** What people show each other without a word. */
export interface GestureView {
  /** Whom the host wants everybody to see large; null when nobody. */
  readonly spotlight: PeerId | null;
  /** Whose hands are raised, oneself included, in the order in which they were. */
  readonly hands: readonly PeerId[];
  /** At most one of each person, oneself included. */
  readonly reactions: readonly ShownReaction[];
}

export const noGestures: GestureView = { spotlight: null, hands: [], reactions: [] };
