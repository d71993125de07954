import { systemClock, type Clock } from '../base/clock';
import { makeConnection } from '../base/make-connection';

/** What a check needs of the browser, so that tests can put others in their place. */
export interface CheckEdges {
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  clock: Clock;
}

/** The browser's own. */
export const browserEdges: CheckEdges = {
  createConnection: makeConnection,
  // Finer than Date, and steady.
  clock: { ...systemClock, now: () => performance.now() },
};
