import type { TrackRole } from './peer-signal';

/** What the sections of a description carry, by their identification tags (RFC 8843, 8.2: `a=mid`). */
export type TracksByMid = Readonly<Record<string, TrackRole>>;

/** @returns what that section carries; undefined where nobody said so, or it has no tag yet */
export function roleAt(tracks: TracksByMid, mid: string | null | undefined): TrackRole | undefined {
  // A peer wrote them: what every object has is not among them.
  return mid != null && Object.hasOwn(tracks, mid) ? tracks[mid] : undefined;
}
