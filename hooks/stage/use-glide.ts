import type { RefObject } from 'react';
import { createContext, useContext, useLayoutEffect, useRef } from 'react';

/** Names who is where. While it stays the same, what changes is the window. */
export const Arrangement = createContext('');

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/**
 * Has an element go to its new place visibly when the arrangement around it becomes another one, so that one sees who
 * went where. While a window is resized everything is at its place at once, and always for who wants less motion.
 *
 * @param place where it is, in CSS pixels; of no width while it is not seen
 */
export function useGlide(place: Place): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const arrangement = useContext(Arrangement);
  const last = useRef({ arrangement, place });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { arrangement, place };
    const isSeen = before.place.width > 0 && place.width > 0;
    const [across, down] = [before.place.left - place.left, before.place.top - place.top];
    if (before.arrangement === arrangement || !isSeen || (across === 0 && down === 0)) return;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    ref.current?.animate(
      [{ transform: `translate(${across}px, ${down}px)` }, { transform: 'none' }],
      { duration: 200, easing: 'ease' },
    );
  }, [arrangement, place]);
  return ref;
}
