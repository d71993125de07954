import type { RefCallback } from 'react';
import { useCallback } from 'react';

/** Less than that is low, in CSS pixels: a telephone that is held across has more, unless its keyboard is up. */
const LOW = 320;

/**
 * Keeps an element in what is seen of the page. A keyboard on the screen covers the rest, of which on iOS neither `dvh` nor
 * media queries know. Sets `--visible-top` and `--visible-height` on it (CSS pixels; CSSOM View, 11), and `data-low` while
 * there is little. Whoever zooms the page with two fingers moves nothing. Hang it on the element.
 */
export function useVisibleArea(): RefCallback<HTMLElement> {
  return useCallback((element: HTMLElement | null) => {
    const { visualViewport } = window;
    if (!element || !visualViewport) return;
    const ended = new AbortController();
    const { signal } = ended;
    const follow = () => {
      const { scale, offsetTop } = visualViewport;
      const height = Math.round(visualViewport.height * scale);
      const top = scale === 1 ? Math.max(0, Math.round(offsetTop)) : 0;
      element.style.setProperty('--visible-height', `${height}px`);
      element.style.setProperty('--visible-top', `${top}px`);
      element.toggleAttribute('data-low', height < LOW);
    };
    follow();
    visualViewport.addEventListener('resize', follow, { signal });
    visualViewport.addEventListener('scroll', follow, { signal });
    return () => ended.abort();
  }, []);
}
