import { useEffect, useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

/** What fills the screen (Fullscreen API, 3); null when nothing does. */
export function useFullScreenElement(): Element | null {
  return useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement ?? null,
    () => null,
  );
}

/** Whether the browser lets pages fill the screen. Telephones may not. */
export const canFillScreen = (): boolean => document.fullscreenEnabled === true;

/** Has an element fill the screen, or ends that when it does. A browser that refuses leaves everything as it is. */
export function toggleFullScreen(element: Element): void {
  const change =
    document.fullscreenElement === element
      ? document.exitFullscreen()
      : element.requestFullscreen();
  change.catch(() => undefined);
}

/**
 * Has a part of the page that fills the screen give it back, since nothing outside of it is seen meanwhile: for what
 * takes the focus or waits for an answer. The whole page may go on to fill it.
 *
 * @param there whether that is there: it counts when it comes
 */
export function useInSight(there = true): void {
  useEffect(() => {
    const filling = document.fullscreenElement;
    if (!there || !filling || filling === document.documentElement) return;
    document.exitFullscreen().catch(() => undefined);
  }, [there]);
}
