import type { Clock } from '../base/clock';
import { makeConnection } from '../base/make-connection';

/** What a check needs of the browser, so that tests can put others in their place. */
export interface CheckEdges {
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  clock: Clock;
}

export const browserEdges: CheckEdges = {
  createConnection: makeConnection,
  clock: {
    // Finer than Date, and steady.
    now: () => performance.now(),
    every(periodMs, action) {
      const timer = setInterval(action, periodMs);
      return () => clearInterval(timer);
    },
  },
};
