import { fakeCertificate } from './fake-certificate';
import { FakeDataChannel } from './fake-data-channel';
import type { FakeNetwork } from './fake-network';
import { FakeTransceiver, agreed } from './fake-transceiver';

type Direction = RTCRtpTransceiverDirection;

interface Section {
  mid: string;
  kind: 'audio' | 'video';
  direction: Direction;
}

interface Description {
  type: 'offer' | 'answer';
  sdp: string;
}

/**
 * The signalling state machine of W3C webrtc-pc 4.4 with implicit rollback, enough of transceivers to
 * negotiate with itself, and a made-up SDP. Media and ICE are the {@link FakeNetwork}'s.
 */
export class FakePeerConnection {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: Description | null = null;
  remoteDescription: Description | null = null;
  onnegotiationneeded: (() => void) | null = null;
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  readonly candidates: RTCIceCandidateInit[] = [];
  /** Nobody here opens a channel that was not agreed on. */
  readonly addEventListener = (): void => undefined;
  /** What `getStats` tells. */
  stats = new Map<string, unknown>();
  restarts = 0;
  ufrag: string;
  /** The connection at the other end, once they have met. */
  partner: FakePeerConnection | null = null;
  readonly channel = new FakeDataChannel();
  readonly channels = new Map([[0, this.channel]]);
  configuration: RTCConfiguration;
  readonly #transceivers: FakeTransceiver[] = [];
  readonly #fingerprintLine: string;
  /** The number each proposed offer gave out, taken back by a rollback. */
  #proposed: FakeTransceiver[] = [];
  #hasApplicationSection = false;
  #restarts = false;
  #operations: Promise<unknown> = Promise.resolve();
  #checkQueued = false;
  #nextMid = 0;
  #version = 0;
  /** The other side's fragment in the last answered exchange. */
  #answeredUfrag: string | null = null;

  constructor(
    readonly network: FakeNetwork,
    configuration: RTCConfiguration,
    /** Whose it is, for those who cut the network between people. */
    readonly owner = '',
  ) {
    this.configuration = configuration;
    this.ufrag = network.register(this);
    const [certificate] = configuration.certificates ?? [fakeCertificate()];
    const [fingerprint] = certificate?.getFingerprints() ?? [];
    this.#fingerprintLine = `a=fingerprint:sha-256 ${fingerprint?.value ?? ''}`;
  }

  /** In force: both sides have theirs. */
  get currentLocalDescription(): Description | null {
    return this.remoteDescription && this.localDescription;
  }

  get currentRemoteDescription(): Description | null {
    return this.localDescription && this.remoteDescription;
  }

  getConfiguration(): RTCConfiguration {
    return this.configuration;
  }

  /** RFC 9429, 4.1.18: another policy or other servers make the next offer a restart, as soon as may be. */
  setConfiguration(configuration: RTCConfiguration): void {
    const gathering = ({ iceServers, iceTransportPolicy }: RTCConfiguration) =>
      JSON.stringify([iceServers, iceTransportPolicy]);
    const isOther = gathering(this.configuration) !== gathering(configuration);
    if (isOther && this.localDescription) this.#restarts = true;
    this.configuration = configuration;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.#transceivers;
  }

  getReceivers() {
    return this.getTransceivers().map(({ receiver }) => receiver);
  }

  /** `channel` is the control channel's, number 0; others are by theirs. */
  createDataChannel(_label = '', { id = 0 }: RTCDataChannelInit = {}): FakeDataChannel {
    this.#checkNegotiation();
    const channel = this.channels.get(id) ?? new FakeDataChannel();
    this.channels.set(id, channel);
    return channel;
  }

  addTransceiver(
    trackOrKind: MediaStreamTrack | 'audio' | 'video',
    init: { direction: Direction; sendEncodings: RTCRtpEncodingParameters[] },
  ): FakeTransceiver {
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    const kind = (track?.kind ?? trackOrKind) === 'audio' ? 'audio' : 'video';
    return this.#append(kind, init.direction, track, init.sendEncodings);
  }

  /** What {@link setLocalDescription} would make anyway. */
  createAnswer(): Promise<Description> {
    return Promise.resolve({ type: 'answer', sdp: '' });
  }

  setLocalDescription(): Promise<void> {
    return this.#chain(() => {
      if (this.signalingState === 'have-remote-offer') this.#answer();
      else this.#offer();
    });
  }

  setRemoteDescription({ type, sdp }: Description): Promise<void> {
    return this.#chain(() => {
      if (type === 'answer' && this.signalingState !== 'have-local-offer') {
        throw new DOMException('no offer to answer', 'InvalidStateError');
      }
      if (type === 'offer' && this.signalingState === 'have-local-offer') this.#rollback();
      this.remoteDescription = { type, sdp };
      for (const section of parse(sdp)) this.#applyRemote(type, section);
      this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
      if (type === 'answer') this.#becomeStable();
    });
  }

  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    return this.#chain(() => {
      if (!this.remoteDescription) throw new DOMException('too early', 'InvalidStateError');
      this.candidates.push(candidate);
    });
  }

  restartIce(): void {
    this.restarts += 1;
    this.#restarts = true;
    this.#checkNegotiation();
  }

  getStats(): Promise<Map<string, unknown>> {
    return Promise.resolve(this.stats);
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
    for (const channel of this.channels.values()) channel.readyState = 'closed';
    this.network.closed(this);
  }

  /** Called by the network. */
  setConnectionState(state: RTCPeerConnectionState): void {
    if (this.connectionState === state || this.connectionState === 'closed') return;
    this.connectionState = state;
    if (state === 'connected') this.channel.release();
    this.onconnectionstatechange?.();
  }

  #append(
    kind: 'audio' | 'video',
    direction: Direction,
    track: MediaStreamTrack | null,
    encodings: RTCRtpEncodingParameters[],
  ): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, direction, track, encodings, () =>
      this.#checkNegotiation(),
    );
    this.#transceivers.push(transceiver);
    this.#checkNegotiation();
    return transceiver;
  }

  #offer(): void {
    if (this.#restarts) this.ufrag = this.network.nextUfrag();
    this.#proposed = this.#transceivers.filter(({ mid }) => mid === null);
    for (const transceiver of this.#proposed) transceiver.mid = `${this.ufrag}${this.#nextMid++}`;
    this.#version += 1;
    this.localDescription = { type: 'offer', sdp: this.#write() };
    this.signalingState = 'have-local-offer';
    this.onicecandidate?.({ candidate: this.#candidate() });
  }

  #answer(): void {
    for (const section of parse(this.remoteDescription?.sdp ?? '')) {
      const transceiver = this.#byMid(section.mid);
      transceiver.currentDirection = agreed(transceiver.direction, section.direction);
      transceiver.negotiated = transceiver.direction;
    }
    const isRestart =
      this.#answeredUfrag !== null && this.#answeredUfrag !== ufragOf(this.remoteDescription);
    if (isRestart) this.ufrag = this.network.nextUfrag();
    this.#version += 1;
    this.localDescription = { type: 'answer', sdp: this.#write() };
    this.#becomeStable();
    this.onicecandidate?.({ candidate: this.#candidate() });
  }

  #rollback(): void {
    for (const transceiver of this.#proposed) transceiver.mid = null;
    this.#proposed = [];
    this.signalingState = 'stable';
  }

  #applyRemote(type: 'offer' | 'answer', section: Section): void {
    const known = this.#transceivers.find(({ mid }) => mid === section.mid);
    const transceiver = known ?? this.#append(section.kind, 'recvonly', null, [{}]);
    transceiver.mid = section.mid;
    if (type === 'offer') return;
    transceiver.negotiated = transceiver.direction;
    transceiver.currentDirection = agreed(transceiver.direction, section.direction);
  }

  #becomeStable(): void {
    const other = ufragOf(this.remoteDescription);
    // A restart is done with both sides' new fragments.
    if (other !== this.#answeredUfrag) this.#restarts = false;
    this.#answeredUfrag = other;
    this.signalingState = 'stable';
    this.#hasApplicationSection = true;
    this.#proposed = [];
    this.network.negotiated(this);
    this.#checkNegotiation();
  }

  #write(): string {
    const sections = this.#transceivers
      .filter((one): one is FakeTransceiver & { mid: string } => one.mid !== null)
      .map(({ mid, kind, direction }) => ({ mid, kind, direction }));
    const origin = `o=- 1 ${String(this.#version)} IN IP4 127.0.0.1`;
    return `${origin}\r\n${this.#fingerprintLine}\r\na=ice-ufrag:${this.ufrag}\r\n${JSON.stringify(sections)}`;
  }

  #candidate() {
    return {
      candidate: `candidate of ${this.ufrag}`,
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: this.ufrag,
    };
  }

  #byMid(wanted: string): FakeTransceiver {
    const found = this.#transceivers.find(({ mid }) => mid === wanted);
    if (!found) throw new Error(`no section ${wanted}`);
    return found;
  }

  #needsNegotiation(): boolean {
    if (!this.#hasApplicationSection || this.#restarts) return true;
    return this.#transceivers.some(({ negotiated, direction }) => negotiated !== direction);
  }

  #checkNegotiation(): void {
    if (this.#checkQueued) return;
    this.#checkQueued = true;
    queueMicrotask(() => {
      this.#checkQueued = false;
      if (this.signalingState === 'stable' && this.#needsNegotiation()) {
        this.onnegotiationneeded?.();
      }
    });
  }

  #chain(operation: () => void): Promise<void> {
    const result = this.#operations.then(() => {
      if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError');
      operation();
    });
    this.#operations = result.catch(() => undefined);
    return result;
  }
}

/** @returns the ICE user fragment in a description. */
export function ufragOf(description: Description | null): string | null {
  return /a=ice-ufrag:(\S+)/.exec(description?.sdp ?? '')?.[1] ?? null;
}

function parse(sdp: string): Section[] {
  const sections: Section[] = JSON.parse(sdp.slice(sdp.indexOf('[')));
  return sections;
}
