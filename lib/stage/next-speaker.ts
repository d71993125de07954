import type { PeerId } from '../signaling/identifiers';

/** @returns who is to be seen as the speaker: whoever speaks stays it, and whoever spoke last until somebody else does */
export function nextSpeaker(before: PeerId | null, speaking: readonly PeerId[]): PeerId | null {
  if (before && speaking.includes(before)) return before;
  return speaking[0] ?? before;
}
