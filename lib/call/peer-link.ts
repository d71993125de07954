import type { IceServer } from '../signaling/events';
import type { ControlMessage, PeerFacts, PeerSignal } from '../signaling/peer-signal';
import type { LinkState } from './call-snapshot';
import { ControlChannel } from './control-channel';
import { LocalSenders } from './local-senders';
import type { LocalTracks } from './local-tracks';
import { Negotiation } from './negotiation';
import type { LinkQuality } from './quality-table';
import type { RemoteStreams } from './remote-tracks';
import { RemoteTracks } from './remote-tracks';

/** The edges of the engine, so that tests can put others in their place. */
export interface LinkEdges {
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  preferCodec: (transceiver: RTCRtpTransceiver) => void;
}

export interface PeerLinkOptions {
  edges: LinkEdges;
  attempt: number;
  polite: boolean;
  iceServers: readonly IceServer[];
  tracks: LocalTracks;
  quality: LinkQuality;
  facts: () => PeerFacts;
  /** The road over the server, taken while the control channel cannot carry. */
  sendThroughServer: (signal: PeerSignal) => void;
  onMessage: (message: ControlMessage) => void;
  onChange: () => void;
  onError: (error: unknown) => void;
}

/**
 * One attempt at a connection to one peer: media both ways and a control channel. It is made, it lives,
 * it is closed; what comes after it is another link with the next attempt number.
 */
export class PeerLink {
  readonly attempt: number;
  readonly #options: PeerLinkOptions;
  readonly #connection: RTCPeerConnection;
  readonly #control: ControlChannel;
  readonly #negotiation: Negotiation;
  readonly #senders: LocalSenders;
  readonly #remote: RemoteTracks;
  #wasConnected = false;
  #leads = false;
  #closed = false;

  constructor(options: PeerLinkOptions) {
    const { edges, attempt, polite, iceServers, tracks, quality } = options;
    this.attempt = attempt;
    this.#options = options;
    const connection = edges.createConnection({
      iceServers: [...iceServers],
      bundlePolicy: 'max-bundle',
    });
    this.#connection = connection;
    this.#control = new ControlChannel({
      connection,
      onOpen: () => this.sendFacts(),
      onMessage: (message) => !this.#closed && options.onMessage(message),
    });
    this.#remote = new RemoteTracks(connection);
    this.#senders = new LocalSenders({
      connection,
      tracks,
      quality,
      preferCodec: edges.preferCodec,
    });
    this.#negotiation = new Negotiation({
      connection,
      polite,
      sendDescription: ({ type, sdp }) => this.#sendDescription(type, sdp),
      onRemoteOffer: (tracksByMid) => this.#senders.adopt(tracksByMid),
      onNegotiated: (tracksByMid) => {
        this.#remote.update(tracksByMid);
        this.#senders.refresh();
        this.#changed();
      },
      onError: (error) => !this.#closed && options.onError(error),
    });
    connection.onicecandidate = ({ candidate }) => candidate && this.#sendCandidate(candidate);
    connection.onconnectionstatechange = () => this.#onConnectionState();
  }

  get state(): LinkState {
    if (this.#connection.connectionState === 'connected') return 'connected';
    return this.#wasConnected ? 'reconnecting' : 'connecting';
  }

  get streams(): RemoteStreams {
    return this.#remote.streams;
  }

  /** Whether the first offer of this attempt is made and not answered yet. */
  get offers(): boolean {
    return this.#leads && this.#connection.remoteDescription === null;
  }

  /** Makes the first offer of this attempt. The other side waits for it. */
  lead(): void {
    this.#leads = true;
    this.#negotiation.begin();
    this.#senders.lead();
  }

  /** Takes a signal of this attempt, whichever road it came by. */
  async receive(signal: PeerSignal): Promise<void> {
    if (signal.type === 'candidate') await this.#negotiation.receiveCandidate(signal);
    else await this.#negotiation.receiveDescription(signal);
  }

  setTracks(tracks: LocalTracks): void {
    this.#senders.setTracks(tracks);
  }

  setQuality(quality: LinkQuality): void {
    this.#senders.setQuality(quality);
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    this.#connection.setConfiguration({
      ...this.#connection.getConfiguration(),
      iceServers: [...iceServers],
    });
  }

  /** Follows a camera that changed its size by itself, as a phone does that is turned. */
  refreshEncodings(): void {
    this.#senders.refresh();
  }

  sendFacts(): void {
    this.#control.send({ type: 'facts', facts: this.#options.facts() });
  }

  audioLevel(): number {
    return this.#remote.audioLevel();
  }

  /** @param goodbye whether the peer is told, so that it need not wait for the server to say so. */
  close({ goodbye }: { goodbye: boolean }): void {
    if (this.#closed) return;
    this.#closed = true;
    if (goodbye) this.#control.send({ type: 'goodbye' });
    this.#connection.onconnectionstatechange = null;
    this.#connection.onicecandidate = null;
    this.#connection.onnegotiationneeded = null;
    this.#connection.close();
  }

  #sendDescription(type: RTCSdpType, sdp: string): void {
    if (type !== 'offer' && type !== 'answer') return;
    this.#send({
      type,
      attempt: this.attempt,
      sdp,
      tracks: this.#senders.tracksByMid(),
      facts: this.#options.facts(),
    });
  }

  #sendCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): void {
    this.#send({
      type: 'candidate',
      attempt: this.attempt,
      candidate: { candidate, sdpMid, sdpMLineIndex, usernameFragment },
    });
  }

  #send(signal: PeerSignal): void {
    if (this.#closed) return;
    const carried = this.state === 'connected' && this.#control.send(signal);
    if (!carried) this.#options.sendThroughServer(signal);
  }

  #onConnectionState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') this.#wasConnected = true;
    // One side is enough, and two would offer against each other.
    if (connectionState === 'failed' && !this.#options.polite) this.#connection.restartIce();
    this.#changed();
  }

  #changed(): void {
    if (!this.#closed) this.#options.onChange();
  }
}
