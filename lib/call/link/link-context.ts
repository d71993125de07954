import type { IceServer } from '../../signaling/events';
import type { PeerId } from '../../signaling/identifiers';
import type { PeerFacts, PeerSignal } from '../../signaling/peer-signal';
import type { LocalTracks } from '../media/local-tracks';
import type { LinkQuality } from '../../media/quality-table';
import type { LinkEdges } from './link-edges';

/** What every link of a call asks of what is around it. */
export interface LinkContext {
  readonly edges: LinkEdges;
  /** Milliseconds, on a clock that goes on. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  self(): PeerId;
  /** Whether there is a road for signals to a peer besides the link, over the server or a friend. */
  reaches(peer: PeerId): boolean;
  /** Sends over that road. */
  send(to: PeerId, signal: PeerSignal): void;
  iceServers(): readonly IceServer[];
  relayOnly(): boolean;
  /** Whether the relay is to be enough for now: others learn this side's address when there is more to connect for. */
  relayFirst(): boolean;
  certificate(): RTCCertificate | null;
  tracks(): LocalTracks;
  /** Makes the channels of the call's capabilities. @returns what takes them away */
  openChannels(peer: PeerId, connection: RTCPeerConnection): () => void;
  /** What the link to that peer may send: where each link can have a budget of its own. */
  budget(peer: PeerId): LinkQuality;
  /** What descriptions tell of this participant. */
  facts(): PeerFacts;
  reportError(error: unknown): void;
}
