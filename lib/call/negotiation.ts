import type { CandidateSignal, TrackRole } from '../signaling/peer-signal';
import { CandidateQueue, belongsTo } from './candidate-queue';

export interface NegotiationOptions {
  connection: RTCPeerConnection;
  /** Whether this side gives way when both offer at once. */
  polite: boolean;
  sendDescription: (description: RTCSessionDescription) => void;
  /** Called between a remote offer and its answer: sections can be taken over here. */
  onRemoteOffer: (tracksByMid: Readonly<Record<string, TrackRole>>) => void;
  /** Called when a description of the peer's is in force on both sides. */
  onNegotiated: (tracksByMid: Readonly<Record<string, TrackRole>>) => void;
  /** A step that failed; the connection stays as it was. */
  onError: (error: unknown) => void;
}

export interface RemoteDescription {
  type: 'offer' | 'answer';
  sdp: string;
  tracks: Readonly<Record<string, TrackRole>>;
}

/**
 * Perfect negotiation (W3C webrtc-pc, section 10.7) on one connection, with trickle ICE. Both sides may
 * offer at any time; when they do so at once, the impolite one ignores the other's offer and the polite
 * one rolls its own back.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #candidates = new CandidateQueue();
  #makingOffer = false;
  #ignoreOffer = false;
  #isSettingRemoteAnswerPending = false;

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /** From now on a needed negotiation makes an offer. Before, the other side's first one is awaited. */
  begin(): void {
    this.#options.connection.onnegotiationneeded = () => void this.#offer();
  }

  /**
   * Sends the offer that is not answered yet once more: it may have been lost on its way.
   *
   * @returns whether there is one
   */
  repeatOffer(): boolean {
    const { connection, sendDescription } = this.#options;
    const { signalingState, localDescription } = connection;
    if (signalingState !== 'have-local-offer' || !localDescription) return false;
    sendDescription(localDescription);
    return true;
  }

  async receiveDescription(description: RemoteDescription): Promise<void> {
    try {
      await this.#apply(description);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async receiveCandidate({ candidate }: CandidateSignal): Promise<void> {
    if (!belongsTo(candidate, this.#options.connection.remoteDescription)) {
      this.#candidates.hold(candidate);
      return;
    }
    await this.#addCandidate(candidate);
  }

  async #offer(): Promise<void> {
    const { connection, sendDescription, onError } = this.#options;
    try {
      this.#makingOffer = true;
      await connection.setLocalDescription();
      if (connection.localDescription) sendDescription(connection.localDescription);
    } catch (error) {
      onError(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  async #apply({ type, sdp, tracks }: RemoteDescription): Promise<void> {
    const { connection, polite, sendDescription, onRemoteOffer, onNegotiated } = this.#options;
    // The second one to an offer that was repeated.
    if (type === 'answer' && !this.#awaitsAnswer) return;
    const readyForOffer =
      !this.#makingOffer &&
      (connection.signalingState === 'stable' || this.#isSettingRemoteAnswerPending);
    this.#ignoreOffer = !polite && type === 'offer' && !readyForOffer;
    if (this.#ignoreOffer) return;

    try {
      this.#isSettingRemoteAnswerPending = type === 'answer';
      await connection.setRemoteDescription({ type, sdp });
    } finally {
      this.#isSettingRemoteAnswerPending = false;
    }
    if (type === 'offer') {
      onRemoteOffer(tracks);
      this.begin();
      await connection.setLocalDescription();
      if (connection.localDescription) sendDescription(connection.localDescription);
    }
    onNegotiated(tracks);
    for (const candidate of this.#candidates.release(connection.remoteDescription)) {
      await this.#addCandidate(candidate);
    }
  }

  get #awaitsAnswer(): boolean {
    const { signalingState } = this.#options.connection;
    return signalingState === 'have-local-offer' && !this.#isSettingRemoteAnswerPending;
  }

  async #addCandidate(candidate: CandidateSignal['candidate']): Promise<void> {
    try {
      await this.#options.connection.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#ignoreOffer) this.#options.onError(error);
    }
  }
}
