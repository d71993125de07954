import type { TrackRole } from '../../signaling/peer-signal';

/** What this participant sends, by role; null where there is nothing to send. */
export type LocalTracks = Readonly<Record<TrackRole, MediaStreamTrack | null>>;

export const noTracks: LocalTracks = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};
