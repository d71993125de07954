import type { LinkEdges } from './peer-link';
import { preferH264 } from './video-codecs';

/** The browser's own connections. */
export const browserEdges: LinkEdges = {
  createConnection: (configuration) => new RTCPeerConnection(configuration),
  preferCodec: preferH264,
};
