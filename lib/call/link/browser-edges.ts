import { makeConnection } from '../../base/make-connection';
import type { LinkEdges } from './link-edges';
import { preferH264, screenCodec } from '../media/video-codecs';

/** Small, quick to make, and what browsers make by themselves. */
const certificateKind: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

/** The browser's own connections. */
export const browserEdges: LinkEdges = {
  createCertificate: () => RTCPeerConnection.generateCertificate(certificateKind),
  createConnection: makeConnection,
  preferCodec: preferH264,
  screenCodec,
};
