import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { pagePlayback } from '../../lib/media/playback';

/** @returns the element that plays the stream, for as long as it is shown */
export function usePlayback<Element extends HTMLMediaElement>(
  stream: MediaStream,
): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => (ref.current ? pagePlayback.play(ref.current, stream) : undefined), [stream]);
  return ref;
}
