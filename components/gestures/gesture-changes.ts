import type { GestureView } from '../../lib/call/people/gesture-view';
import type { ShownReaction } from '../../lib/call/people/shown-reactions';
import type { PeerId } from '../../lib/signaling/identifiers';

/** What is worth saying of how gestures changed. */
export interface GestureChanges {
  readonly raised: readonly PeerId[];
  readonly lowered: readonly PeerId[];
  /** Of who showed none or another one before: many of the same are one. */
  readonly reactions: readonly ShownReaction[];
}

/** @returns what changed between two snapshots */
export function gestureChanges(before: GestureView, now: GestureView): GestureChanges {
  return {
    raised: now.hands.filter((id) => !before.hands.includes(id)),
    lowered: before.hands.filter((id) => !now.hands.includes(id)),
    reactions: now.reactions.filter(
      (one) =>
        !before.reactions.some(({ peer, emoji }) => peer === one.peer && emoji === one.emoji),
    ),
  };
}
