import { SnapshotFeed } from './snapshot-feed';

/** Whether this browser turned out to make no connections, though it knows of them: policies and extensions forbid them. */
export const connectionsRefused = new SnapshotFeed(false);

/** @throws what the browser throws; that it makes none whatsoever is noted in {@link connectionsRefused} */
export function makeConnection(configuration: RTCConfiguration): RTCPeerConnection {
  try {
    return new RTCPeerConnection(configuration);
  } catch (error) {
    // It may be the configuration, too.
    if (!makesAny()) connectionsRefused.publish(true);
    throw error;
  }
}

function makesAny(): boolean {
  try {
    new RTCPeerConnection().close();
    return true;
  } catch {
    return false;
  }
}
