import type { Clock } from '../base/clock';

/** What a check needs of the browser, so that tests can put others in their place. */
export interface CheckEdges {
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  clock: Clock;
}

export const browserEdges: CheckEdges = {
  createConnection: (configuration) => new RTCPeerConnection(configuration),
  clock: {
    // Finer than Date, and steady.
    now: () => performance.now(),
    every(periodMs, action) {
      const timer = setInterval(action, periodMs);
      return () => clearInterval(timer);
    },
  },
};
