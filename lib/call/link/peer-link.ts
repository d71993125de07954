import type { LinkFingerprints } from '../../phrase/link-fingerprints';
import { linkFingerprints } from '../../phrase/link-fingerprints';
import type { IceServer } from '../../signaling/events';
import type { CandidateSignal, PeerFacts, SessionDescription } from '../../signaling/peer-signal';
import { isActive } from '../../base/ice-candidate';
import type { Arrivals } from '../stats/arrival-watch';
import { ArrivalWatch } from '../stats/arrival-watch';
import type { SidesSeen } from './blocked-cause';
import type { ControlRoadOptions } from './control-road';
import { ControlRoad } from './control-road';
import type { GatheringOptions } from './gathering';
import { Gathering } from './gathering';
import type { LinkPath } from '../stats/link-path';
import { LocalSenders } from '../media/local-senders';
import type { LocalTracks } from '../media/local-tracks';
import { withMusicTold } from '../media/opus-wishes';
import type { LinkEdges } from './link-edges';
import { LinkOpening } from './link-opening';
import { Negotiation } from './negotiation';
import type { LinkFigures } from '../stats/link-figures';
import { LinkWatch } from '../stats/link-watch';
import type { LinkQuality } from '../../media/quality-table';
import type { RemoteStreams } from '../media/remote-tracks';
import { RemoteTracks } from '../media/remote-tracks';

export interface PeerLinkOptions
  extends GatheringOptions, Omit<ControlRoadOptions, 'connection' | 'onClose'> {
  edges: LinkEdges;
  attempt: number;
  polite: boolean;
  /** Null: the browser makes one for this link alone. */
  certificate: RTCCertificate | null;
  tracks: LocalTracks;
  quality: LinkQuality;
  /** Makes the channels of those who use the link for something of their own. @returns what takes them away */
  openChannels: (connection: RTCPeerConnection) => () => void;
  /** Milliseconds, on a clock that goes on. */
  now: () => number;
  /** What descriptions tell of this participant. */
  facts: () => PeerFacts;
  onChange: () => void;
  /** Both descriptions of an offer and its answer are in force. */
  onNegotiated: () => void;
  /** Descriptions can't be applied to this connection any more. */
  onStuck: () => void;
  onError: (error: unknown) => void;
}

/** `lost`: it was up before. */
export type LinkPhase = 'starting' | 'up' | 'lost';

/**
 * One attempt at a connection to one peer: media both ways and a control channel. It is made, it lives,
 * it is closed; what comes after it is another link with the next attempt number.
 */
export class PeerLink {
  readonly attempt: number;
  readonly #options: PeerLinkOptions;
  readonly #gathering: Gathering;
  readonly #connection: RTCPeerConnection;
  readonly #road: ControlRoad;
  readonly #closeChannels: () => void;
  readonly #negotiation: Negotiation;
  readonly #senders: LocalSenders;
  readonly #remote: RemoteTracks;
  readonly #watch: LinkWatch;
  readonly #arrivals: ArrivalWatch;
  readonly #opening: LinkOpening;
  #wasConnected = false;
  #isOfferer = false;
  #closed = false;

  constructor(options: PeerLinkOptions) {
    const { edges, attempt, polite, certificate, tracks, quality } = options;
    this.attempt = attempt;
    this.#options = options;
    this.#opening = new LinkOpening(quality);
    const gathering = new Gathering(options);
    this.#gathering = gathering;
    const connection = edges.createConnection({
      ...gathering.configuration,
      bundlePolicy: 'max-bundle',
      ...(certificate && { certificates: [certificate] }),
    });
    this.#connection = connection;
    this.#road = new ControlRoad({ ...options, connection, onClose: () => this.#changed() });
    this.#closeChannels = options.openChannels(connection);
    this.#remote = new RemoteTracks(connection);
    this.#senders = new LocalSenders({
      connection,
      tracks,
      quality: this.#opening.quality,
      preferCodec: edges.preferCodec,
      screenCodec: edges.screenCodec,
    });
    this.#negotiation = new Negotiation({
      connection,
      polite,
      sendDescription: ({ type, sdp }) => this.#sendDescription(type, sdp),
      sendsMusic: () => this.#senders.sendsMusic,
      onRemoteOffer: (tracksByMid) => {
        gathering.follow(connection);
        this.#senders.adopt(tracksByMid);
      },
      onNegotiated: (tracksByMid) => {
        gathering.follow(connection);
        this.#remote.update(tracksByMid);
        this.#senders.renegotiated();
        if (!this.#closed) options.onNegotiated();
        this.#changed();
      },
      onError: (error) => !this.#closed && options.onError(error),
      onStuck: () => !this.#closed && options.onStuck(),
    });
    this.#watch = new LinkWatch({
      connection,
      roles: () => ({ sent: this.#senders.tracksByMid(), received: this.#remote.tracksByMid }),
      now: options.now,
      changed: () => this.#changed(),
    });
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
    return this.#road.ended;
  }

  get canTell(): boolean {
    return this.#road.canTell;
  }

  /** The way media take; null until it is known. */
  get path(): LinkPath | null {
    return this.#watch.path;
  }

  /** What the link did lately; null until that is known. */
  get figures(): LinkFigures | null {
    return this.#watch.figures;
  }

  /** The certificates at both ends, as the descriptions in force have them. */
  get fingerprints(): LinkFingerprints {
    return linkFingerprints(this.#connection);
  }

  /** What this side gathered, and the other side sent. */
  get candidates(): SidesSeen {
    return this.#gathering.seen;
  }

  get streams(): RemoteStreams {
    return this.#remote.streams;
  }

  /** Whether the first offer of this attempt is made and not answered yet. */
  get offers(): boolean {
    return this.#isOfferer && this.#connection.remoteDescription === null;
  }

  /** Makes the first offer of this attempt. The other side waits for it. */
  offer(): void {
    this.#isOfferer = true;
    this.#negotiation.begin();
    this.#senders.addSections();
  }

  /** Takes a signal of this attempt, whichever road it came by. */
  async receive(signal: SessionDescription | CandidateSignal): Promise<void> {
    if (signal.type === 'candidate') {
      this.#gathering.note('remote', signal.candidate.candidate);
      await this.#negotiation.receiveCandidate(signal);
    } else await this.#negotiation.receiveDescription(signal);
  }

  /**
   * Looks for a way anew on the same connection (RFC 8445, 2.4). What flows goes on meanwhile. An offer that is not
   * answered yet is said again, since it may be lost; its answer has the browser make the one that restarts (W3C
   * webrtc-pc 4.7.3).
   */
  restart(): void {
    this.#gathering.restart(this.#connection);
    this.repeatOffer();
  }

  /** @returns whether there was an offer without an answer, which is sent once more then. */
  repeatOffer(): boolean {
    return this.#negotiation.repeatOffer();
  }

  /** Whether signals had better not go over the control channel, though it is open: nobody may hear them. */
  doubt(doubted: boolean): void {
    this.#road.doubt(doubted);
  }

  setTracks(tracks: LocalTracks): void {
    this.#senders.setTracks(tracks);
    this.#negotiation.followMusic();
  }

  /**
   * Media begin, on a link that may have stood without: like one that has just come up, it knows no rate. Shorter ways
   * than the relay's are looked for as soon as it does, by the side that made the offer.
   */
  begin(tracks: LocalTracks): void {
    this.#opening.restart({ widens: this.#isOfferer });
    this.#senders.setQuality(this.#opening.quality);
    this.setTracks(tracks);
  }

  /** To be called again and again: what is as it was costs nothing. */
  setQuality(quality: LinkQuality): void {
    if (this.#opening.setQuality(quality)) this.#senders.setQuality(this.#opening.quality);
  }

  /** Has the next pictures be whole ones. Receivers ask for them too, but look for what is missing every 3 s. */
  renewPictures(): void {
    this.#senders.renewPictures();
  }

  /** For what is gathered from the next restart on. */
  setIceServers(iceServers: readonly IceServer[]): void {
    this.#gathering.setIceServers(iceServers);
  }

  /** Follows what has no event: the way media take, and a camera that changes its size, as a turned phone. */
  poll(nowMs: number): void {
    this.#negotiation.poll(nowMs);
    if (this.phase !== 'up') {
      this.#senders.refreshPictures();
      return;
    }
    if (this.#opening.poll(nowMs)) this.#senders.setQuality(this.#opening.quality);
    if (!this.#opening.isOver) return;
    this.#senders.refresh();
    if (this.#gathering.isNarrow && this.#opening.widensAt(nowMs)) this.restart();
    this.#watch.poll(nowMs);
  }

  /** Gives a sign of life, when it is time for one. To be called again and again. */
  beat(nowMs: number): void {
    this.#road.beat(nowMs);
  }

  /** @returns false when the control channel is not open; nothing was sent then. */
  tell(message: string): boolean {
    return this.#road.tell(message);
  }

  /** @returns what arrived by the last look; null when there was none since `sinceMs` */
  arrivedSince(sinceMs: number, nowMs: number): Arrivals | null {
    return this.#arrivals.since(sinceMs, nowMs);
  }

  /** @returns how loud the peer is, 0 to 1; 0 while the link is opening, when there is more important to do */
  audioLevel(): number {
    return this.#opening.isOver ? this.#remote.audioLevel() : 0;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#road.close();
    this.#closeChannels();
    this.#connection.onconnectionstatechange = null;
    this.#connection.onicecandidate = null;
    this.#connection.onnegotiationneeded = null;
    this.#connection.close();
  }

  #sendDescription(type: RTCSdpType, sdp: string): void {
    if (type !== 'offer' && type !== 'answer') return;
    const tracks = this.#senders.tracksByMid();
    this.#road.send({
      type,
      attempt: this.attempt,
      sdp: this.#gathering.guarded(this.#senders.sendsMusic ? withMusicTold(sdp, tracks) : sdp),
      tracks,
      facts: this.#options.facts(),
    });
  }

  #sendCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): void {
    this.#gathering.note('local', candidate);
    if (isActive(candidate)) return;
    this.#road.send({
      type: 'candidate',
      attempt: this.attempt,
      candidate: {
        candidate: this.#gathering.guarded(candidate),
        sdpMid,
        sdpMLineIndex,
        usernameFragment,
      },
    });
  }

  #onConnectionState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      this.#wasConnected = true;
      this.#watch.expectChange();
    }
    this.#changed();
  }

  #changed(): void {
    if (!this.#closed) this.#options.onChange();
  }
}
