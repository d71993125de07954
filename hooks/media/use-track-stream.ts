import { useMemo } from 'react';

/** @returns a stream of that one track for a video element, the same one while the track is the same. */
export function useTrackStream(track: MediaStreamTrack | null): MediaStream | null {
  return useMemo(() => track && new MediaStream([track]), [track]);
}
