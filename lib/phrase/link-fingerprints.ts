import { fingerprintIn } from './fingerprint';
import type { Fingerprint } from './fingerprint';

/** The certificates at both ends of one connection; null where that is not clear. */
export interface LinkFingerprints {
  readonly local: Fingerprint | null;
  readonly remote: Fingerprint | null;
}

/** Reads them from the descriptions in force (W3C webrtc-pc 4.4.1.2): Firefox tells no certificates in its statistics. */
export function linkFingerprints(
  connection: Pick<RTCPeerConnection, 'currentLocalDescription' | 'currentRemoteDescription'>,
): LinkFingerprints {
  return {
    local: fingerprintIn(connection.currentLocalDescription?.sdp ?? ''),
    remote: fingerprintIn(connection.currentRemoteDescription?.sdp ?? ''),
  };
}
