import type { GestureView } from '../../lib/call/people/gesture-view';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Gesture } from './GestureMarks';

/** @returns what that one shows without a word */
export function gestureOf({ hands, reactions }: GestureView, id: PeerId): Gesture {
  const index = hands.indexOf(id);
  return {
    place: index < 0 ? null : index + 1,
    reaction: reactions.find(({ peer }) => peer === id) ?? null,
  };
}
