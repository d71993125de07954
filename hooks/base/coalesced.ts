/** Between two tellings: drawing takes the time that the next step of a connection waits for. */
const GAP_MS = 150;

type Subscribe = (listener: () => void) => () => void;

/**
 * Tells of changes that come close together once: what comes after a quiet time in a task of its own, and then no more for a
 * while. While a connection comes up there are many, and drawing each of them would hold up the next step of the very
 * connection. The first one is small, as that one is on one's way in; the call itself comes with the next, by which time
 * its first offer has been answered.
 *
 * @param gapMs between two tellings, in milliseconds
 */
export function coalesced(subscribe: Subscribe, gapMs = GAP_MS): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldMs = -Infinity;
    const unsubscribe = subscribe(() => {
      const waitMs = Math.max(0, toldMs + gapMs - performance.now());
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
