/** Long enough for what belongs together, too short to be seen. */
const PAUSE_MS = 40;

type Subscribe = (listener: () => void) => () => void;

/**
 * Tells of changes that come close together once. While a connection comes up there are many, and drawing
 * each of them would hold up the next step of the very connection.
 */
export function coalesced(subscribe: Subscribe): Subscribe {
  return (listener) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        listener();
      }, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  };
}
