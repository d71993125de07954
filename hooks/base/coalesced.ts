/** Long enough for what belongs together, too short to be seen. */
const PAUSE_MS = 40;

/** Between two tellings: drawing takes the time that the next step of a connection waits for. */
const GAP_MS = 150;

type Subscribe = (listener: () => void) => () => void;

/**
 * Tells of changes that come close together once. While a connection comes up there are many, and drawing
 * each of them would hold up the next step of the very connection.
 *
 * @param times how long the first change of several waits, and what is between two tellings, in milliseconds
 */
export function coalesced(
  subscribe: Subscribe,
  { pauseMs = PAUSE_MS, gapMs = GAP_MS } = {},
): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldMs = -Infinity;
    const unsubscribe = subscribe(() => {
      const waitMs = Math.max(pauseMs, toldMs + gapMs - performance.now());
      timer ??= setTimeout(() => {
        timer = undefined;
        toldMs = performance.now();
        listener();
      }, waitMs);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  };
}
