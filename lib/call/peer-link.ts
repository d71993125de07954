import type { LinkFingerprints } from '../phrase/link-fingerprints';
import { linkFingerprints } from '../phrase/link-fingerprints';
import type { IceServer } from '../signaling/events';
import type {
  CandidateSignal,
  ControlMessage,
  PeerFacts,
  PeerSignal,
  SessionDescription,
} from '../signaling/peer-signal';
import { ArrivalWatch } from './arrival-watch';
import { userFragmentOf } from './candidate-queue';
import type { CandidatesSeen, SidesSeen } from './blocked-cause';
import { ControlChannel } from './control-channel';
import type { LinkPath } from './link-path';
import { LocalSenders } from './local-senders';
import type { LocalTracks } from './local-tracks';
import { Negotiation } from './negotiation';
import { PathWatch } from './path-watch';
import type { LinkQuality } from './quality-table';
import { openingQuality } from './quality-table';
import { isRelayed, withoutRelatedAddress } from './relayed-candidate';
import type { RemoteStreams } from './remote-tracks';
import { RemoteTracks } from './remote-tracks';

/** The edges of the engine, so that tests can put others in their place. */
export interface LinkEdges {
  createCertificate: () => Promise<RTCCertificate>;
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  preferCodec: (transceiver: RTCRtpTransceiver) => void;
}

export interface PeerLinkOptions {
  edges: LinkEdges;
  attempt: number;
  polite: boolean;
  iceServers: readonly IceServer[];
  /** Whether the peer must not learn this side's address: nothing but relayed candidates then. */
  relayOnly: boolean;
  /** Null: the browser makes one for this link alone. */
  certificate: RTCCertificate | null;
  tracks: LocalTracks;
  quality: LinkQuality;
  facts: () => PeerFacts;
  /** Whether there is a road beside the control channel, over the server or a friend. */
  isOtherRoad: () => boolean;
  /** That road, taken while the control channel cannot carry. */
  sendAround: (signal: PeerSignal) => void;
  onMessage: (message: ControlMessage) => void;
  /** The control channel carries from now on. */
  onOpen: () => void;
  onChange: () => void;
  /** Both descriptions of an offer and its answer are in force. */
  onNegotiated: () => void;
  onError: (error: unknown) => void;
}

/** How long a connection has to learn its rate, in milliseconds. */
const OPENING_MS = 1_000;

/** `lost`: it was up before. */
export type LinkPhase = 'starting' | 'up' | 'lost';

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
  readonly #pathWatch: PathWatch;
  readonly #arrivals: ArrivalWatch;
  readonly #candidates: Record<'local' | 'remote', CandidatesSeen> = {
    local: 'none',
    remote: 'none',
  };
  #quality: LinkQuality;
  #nextIceServers: readonly IceServer[] | null = null;
  #remoteFragment: string | null = null;
  #upSinceMs: number | null = null;
  #isOpening = true;
  #wasConnected = false;
  #doubted = false;
  #leads = false;
  #closed = false;

  constructor(options: PeerLinkOptions) {
    const { edges, attempt, polite, iceServers, relayOnly, certificate, tracks, quality } = options;
    this.attempt = attempt;
    this.#options = options;
    this.#quality = quality;
    const connection = edges.createConnection({
      iceServers: [...iceServers],
      bundlePolicy: 'max-bundle',
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      ...(certificate && { certificates: [certificate] }),
    });
    this.#connection = connection;
    this.#control = new ControlChannel({
      connection,
      onOpen: () => {
        this.sendFacts();
        options.onOpen();
      },
      onClose: () => this.#changed(),
      onMessage: (message) => !this.#closed && options.onMessage(message),
    });
    this.#remote = new RemoteTracks(connection);
    this.#senders = new LocalSenders({
      connection,
      tracks,
      quality: openingQuality(quality),
      preferCodec: edges.preferCodec,
    });
    this.#negotiation = new Negotiation({
      connection,
      polite,
      sendDescription: ({ type, sdp }) => this.#sendDescription(type, sdp),
      onRemoteOffer: (tracksByMid) => {
        if (this.#remoteFragment !== null && this.#readRemoteFragment()) this.#useNextIceServers();
        this.#senders.adopt(tracksByMid);
      },
      onNegotiated: (tracksByMid) => {
        this.#readRemoteFragment();
        this.#remote.update(tracksByMid);
        this.#senders.refresh();
        if (!this.#closed) options.onNegotiated();
        this.#changed();
      },
      onError: (error) => !this.#closed && options.onError(error),
    });
    this.#pathWatch = new PathWatch({ connection, changed: () => this.#changed() });
    this.#arrivals = new ArrivalWatch(connection);
    connection.onicecandidate = ({ candidate }) => candidate && this.#sendCandidate(candidate);
    connection.onconnectionstatechange = () => this.#onConnectionState();
  }

  get phase(): LinkPhase {
    if (this.#connection.connectionState === 'connected') return 'up';
    return this.#wasConnected ? 'lost' : 'starting';
  }

  get failed(): boolean {
    return this.#connection.connectionState === 'failed';
  }

  /** Whether the other side closed it. */
  get ended(): boolean {
    return this.#control.isClosed;
  }

  get canTell(): boolean {
    return this.phase === 'up' && !this.#doubted && this.#control.isOpen;
  }

  /** The way media take; null until it is known. */
  get path(): LinkPath | null {
    return this.#pathWatch.path;
  }

  /** The certificates at both ends, as the descriptions in force have them. */
  get fingerprints(): LinkFingerprints {
    return linkFingerprints(this.#connection);
  }

  /** What this side gathered, and the other side sent. */
  get candidates(): SidesSeen {
    return this.#candidates;
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
  async receive(signal: SessionDescription | CandidateSignal): Promise<void> {
    if (signal.type === 'candidate') {
      this.#note('remote', signal.candidate.candidate);
      await this.#negotiation.receiveCandidate(signal);
    } else await this.#negotiation.receiveDescription(signal);
  }

  /** Looks for a way anew on the same connection (RFC 8445, 2.4). What flows goes on meanwhile. */
  restart(): void {
    if (this.repeatOffer()) return;
    this.#useNextIceServers();
    this.#connection.restartIce();
  }

  /** @returns whether there was an offer without an answer, which is sent once more then. */
  repeatOffer(): boolean {
    return this.#negotiation.repeatOffer();
  }

  /** Whether signals had better not go over the control channel, though it is open: nobody may hear them. */
  doubt(doubted: boolean): void {
    this.#doubted = doubted;
  }

  setTracks(tracks: LocalTracks): void {
    this.#senders.setTracks(tracks);
  }

  setQuality(quality: LinkQuality): void {
    this.#quality = quality;
    this.#senders.setQuality(this.#isOpening ? openingQuality(quality) : quality);
  }

  /** Has the next pictures be whole ones. Receivers ask for them too, but look for what is missing every 3 s. */
  renewPictures(): void {
    this.#senders.renewPictures();
  }

  /**
   * For what is gathered from the next restart on. Not told to the connection before: it would restart with its
   * next negotiation, whatever that is about (RFC 9429, 4.1.18), or right after the one under way.
   */
  setIceServers(iceServers: readonly IceServer[]): void {
    this.#nextIceServers = iceServers;
  }

  /** Follows what has no event: the way media take, and a camera that changes its size, as a turned phone. */
  poll(nowMs: number): void {
    this.#senders.refresh();
    this.#negotiation.poll(nowMs);
    if (this.phase !== 'up') return;
    this.#pathWatch.poll(nowMs);
    this.#upSinceMs ??= nowMs;
    if (this.#isOpening && nowMs - this.#upSinceMs >= OPENING_MS) {
      this.#isOpening = false;
      this.#senders.setQuality(this.#quality);
    }
  }

  sendFacts(): void {
    this.tell({ type: 'facts', facts: this.#options.facts() });
  }

  /** @returns false when the control channel is not open; nothing was sent then. */
  tell(message: ControlMessage): boolean {
    return this.#control.send(message);
  }

  /** @returns what changes with whatever arrives; null when that was not looked at since `sinceMs` */
  arrivedSince(sinceMs: number, nowMs: number): number | null {
    return this.#arrivals.countSince(sinceMs, nowMs);
  }

  audioLevel(): number {
    return this.#remote.audioLevel();
  }

  /** @param goodbye whether the peer is told, so that it need not wait for the server to say so. */
  close({ goodbye }: { goodbye: boolean }): void {
    if (this.#closed) return;
    this.#closed = true;
    if (goodbye) this.tell({ type: 'goodbye' });
    this.#connection.onconnectionstatechange = null;
    this.#connection.onicecandidate = null;
    this.#connection.onnegotiationneeded = null;
    this.#connection.close();
  }

  /** @returns whether the peer's ICE user fragment is another one than before: it restarts. */
  #readRemoteFragment(): boolean {
    const before = this.#remoteFragment;
    this.#remoteFragment = userFragmentOf(this.#connection.remoteDescription);
    return this.#remoteFragment !== before;
  }

  /** The policy stays (W3C webrtc-pc 4.4.1.6). */
  #useNextIceServers(): void {
    if (!this.#nextIceServers) return;
    this.#connection.setConfiguration({
      ...this.#connection.getConfiguration(),
      iceServers: [...this.#nextIceServers],
    });
    this.#nextIceServers = null;
  }

  #sendDescription(type: RTCSdpType, sdp: string): void {
    if (type !== 'offer' && type !== 'answer') return;
    this.#send({
      type,
      attempt: this.attempt,
      sdp: this.#guarded(sdp),
      tracks: this.#senders.tracksByMid(),
      facts: this.#options.facts(),
    });
  }

  #sendCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): void {
    this.#note('local', candidate);
    this.#send({
      type: 'candidate',
      attempt: this.attempt,
      candidate: { candidate: this.#guarded(candidate), sdpMid, sdpMLineIndex, usernameFragment },
    });
  }

  #guarded(text: string): string {
    return this.#options.relayOnly ? withoutRelatedAddress(text) : text;
  }

  /** An empty candidate ends a generation and tells nothing. */
  #note(side: 'local' | 'remote', candidate: string): void {
    if (isRelayed(candidate)) this.#candidates[side] = 'relayed';
    else if (candidate && this.#candidates[side] === 'none') this.#candidates[side] = 'unrelayed';
  }

  #send(signal: PeerSignal): void {
    if (this.#closed || (this.canTell && this.tell(signal))) return;
    if (this.#options.isOtherRoad()) this.#options.sendAround(signal);
    // Nothing else is left, and it arrives should the way come back.
    else this.tell(signal);
  }

  #onConnectionState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      this.#wasConnected = true;
      this.#pathWatch.expectChange();
    }
    this.#changed();
  }

  #changed(): void {
    if (!this.#closed) this.#options.onChange();
  }
}
