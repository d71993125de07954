import type { TrackRole } from '../../signaling/peer-signal';

/** What this participant sends, by role; null where there is nothing to send. */
export type LocalTracks = Readonly<Record<TrackRole, MediaStreamTrack | null>>;

/** @returns whether it brings music, which is not a voice: in stereo and as it sounds (W3C mst-content-hint 2.1) */
export function isMusic(track: MediaStreamTrack | null): boolean {
  return track?.contentHint === 'music';
}

export const noTracks: LocalTracks = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};
