import type { IceServer } from '../../signaling/events';
import type { PeerId } from '../../signaling/identifiers';
import type {
  ForwardedSignal,
  PeerFacts,
  PeerSession,
  PeerSignal,
  PhraseMessage,
} from '../../signaling/peer-signal';
import type { LocalTracks } from '../media/local-tracks';
import type { Peer } from './peer';
import type { LinkEdges } from '../link/peer-link';
import type { LinkQuality } from '../media/quality-table';

/** What a peer asks of the call it belongs to. */
export interface PeerContext {
  readonly edges: LinkEdges;
  self(): PeerId;
  /** Milliseconds, on a clock that goes on. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Whether there is a road for signals to a peer besides the link, over the server or a friend. */
  reaches(peer: PeerId): boolean;
  iceServers(): readonly IceServer[];
  relayOnly(): boolean;
  certificate(): RTCCertificate | null;
  tracks(): LocalTracks;
  quality(): LinkQuality;
  /** Makes the channels of the call's capabilities. @returns what takes them away */
  openChannels(peer: PeerId, connection: RTCPeerConnection): () => void;
  facts(): PeerFacts;
  /** Sends over the server or a friend. */
  send(to: PeerId, signal: PeerSignal): void;
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** The control channel to this peer has opened. */
  opened(peer: Peer): void;
  /** The peer took a step towards the room's phrase. */
  phraseStep(peer: Peer, message: PhraseMessage): void;
  /** A link was up and is not. */
  lost(): void;
  /** The peer said to whom its links are up. */
  reported(peer: Peer, up: readonly PeerSession[]): void;
  /** The peer passes a signal on, or wants one passed on. */
  forwarded(peer: Peer, message: ForwardedSignal): void;
  /** The peer asks this participant to mute. */
  muteRequested(peer: Peer): void;
  /** The peer said goodbye. */
  goodbye(peer: Peer): void;
  reportError(error: unknown): void;
}
