import type { CandidateSignal, TrackRole } from '../../signaling/peer-signal';
import { CandidateQueue, belongsTo } from './candidate-queue';

/** An offer without an answer for so long got lost, or its answer did: with a socket that was about to die. */
const ANSWER_MS = 4_000;

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
  /** The last offer of the other side that was answered. */
  #answered: string | null = null;
  /** Since when an answer is waited for, as far as was looked. */
  #awaitedMs: number | null = null;

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
    if (this.#options.connection.signalingState !== 'have-local-offer') return false;
    this.#describe();
    return true;
  }

  /** Looks whether an answer is overdue, and says the offer again then. */
  poll(nowMs: number): void {
    if (!this.#awaitsAnswer) this.#awaitedMs = null;
    else if (nowMs - (this.#awaitedMs ??= nowMs) >= ANSWER_MS) {
      this.#awaitedMs = nowMs;
      this.#describe();
    }
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
    const { connection, onError } = this.#options;
    try {
      this.#makingOffer = true;
      await connection.setLocalDescription();
      this.#describe();
    } catch (error) {
      onError(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  async #apply({ type, sdp, tracks }: RemoteDescription): Promise<void> {
    const { connection, polite, onRemoteOffer, onNegotiated } = this.#options;
    // The second one to an offer that was repeated.
    if (type === 'answer' && !this.#awaitsAnswer) return;
    const readyForOffer =
      !this.#makingOffer &&
      (connection.signalingState === 'stable' || this.#isSettingRemoteAnswerPending);
    this.#ignoreOffer = !polite && type === 'offer' && !readyForOffer;
    if (this.#ignoreOffer) return;
    if (type === 'offer' && this.#hasAnswered(sdp)) return this.#describe();

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
      this.#answered = sdp;
      this.#describe();
    }
    onNegotiated(tracks);
    for (const candidate of this.#candidates.release(connection.remoteDescription)) {
      await this.#addCandidate(candidate);
    }
  }

  /**
   * Whether this very offer has its answer, which is sent again then and nothing else: to apply it twice
   * should change nothing, but has Firefox give up a restart that is under way.
   */
  #hasAnswered(sdp: string): boolean {
    const { signalingState, localDescription } = this.#options.connection;
    return (
      signalingState === 'stable' && localDescription?.type === 'answer' && this.#answered === sdp
    );
  }

  #describe(): void {
    const { connection, sendDescription } = this.#options;
    if (connection.localDescription) sendDescription(connection.localDescription);
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
