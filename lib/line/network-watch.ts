/** What happened to this device's way to the others. */
export type NetworkEvent =
  /** It has a network again, or another one. */
  | 'changed'
  /** It slept, or the page was put away: nobody knows what still stands. */
  | 'woke';

/** Tells of the network as the browser sees it, so that tests can tell of it instead. */
export interface NetworkWatch {
  /** @returns what ends it. */
  start: (tell: (event: NetworkEvent) => void) => () => void;
}

/** A part of `NetworkInformation` (W3C netinfo): only `type` tells networks apart. */
interface NetworkConnection extends EventTarget {
  readonly type?: string;
}

declare global {
  interface Navigator {
    /** Only some browsers have it. */
    readonly connection?: NetworkConnection;
  }
}

/** By the events of the page, and by the kind of its network where the browser tells. */
export const browserNetwork: NetworkWatch = {
  start(tell) {
    const ended = new AbortController();
    const { signal } = ended;
    window.addEventListener('online', () => tell('changed'), { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && tell('woke'), { signal });
    document.addEventListener('resume', () => tell('woke'), { signal });
    watchType(() => tell('changed'), signal);
    return () => ended.abort();
  },
};

/** `change` tells of every new estimate of the speed as well. */
function watchType(changed: () => void, signal: AbortSignal): void {
  const { connection } = navigator;
  if (!connection) return;
  let { type } = connection;
  connection.addEventListener(
    'change',
    () => {
      const isOther = connection.type !== type;
      ({ type } = connection);
      if (isOther && type !== 'none') changed();
    },
    { signal },
  );
}
