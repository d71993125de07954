import type { CandidateSignal } from '../../signaling/peer-signal';
import type { TracksByMid } from '../../signaling/tracks-by-mid';
import { asSent, asksForMusic, stereoMids, withStereo } from '../media/opus-wishes';
import { CandidateQueue, belongsTo } from './candidate-queue';

/** An offer without an answer for so long got lost, or its answer did: with a socket that was about to die. */
const ANSWER_MS = 4_000;

/** After so many descriptions in a row that could not be applied, those of this connection never will be. */
const MAX_FAILURES = 3;

export interface NegotiationOptions {
  connection: RTCPeerConnection;
  /** Whether this side gives way when both offer at once. */
  polite: boolean;
  sendDescription: (description: RTCSessionDescription) => void;
  /** Whether the microphone brings music, which is sent in stereo and said in each description. */
  sendsMusic: () => boolean;
  /** Called between a remote offer and its answer: sections can be taken over here. */
  onRemoteOffer: (tracksByMid: TracksByMid) => void;
  /** Called when a description of the peer's is in force on both sides. */
  onNegotiated: (tracksByMid: TracksByMid) => void;
  /** A step that failed; the connection stays as it was. */
  onError: (error: unknown) => void;
  /** So many steps failed that there is no getting on: what is needed is another connection. */
  onStuck: () => void;
}

export interface RemoteDescription {
  type: 'offer' | 'answer';
  sdp: string;
  tracks: TracksByMid;
}

/**
 * Perfect negotiation (W3C webrtc-pc, section 10.7) on one connection, with trickle ICE. Both sides may
 * offer at any time; when they do so at once, the impolite one ignores the other's offer and the polite
 * one rolls its own back.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #candidates = new CandidateQueue();
  #ignoreOffer = false;
  /** Descriptions are made and applied one after the other: none finds the connection amid another one's steps. */
  #steps = Promise.resolve();
  /** Those of the other side that are being applied, or wait for that. */
  readonly #underway = new Set<string>();
  #failures = 0;
  /** The last offer of the other side that was answered. */
  #answered: string | null = null;
  /** Whether the last offer of this side's said that there is music, and whether what is in force heeds it. */
  #musicOffered = false;
  #musicHeeded = false;
  /** Since when an answer is waited for, as far as was looked. */
  #awaitedMs: number | null = null;

  constructor(options: NegotiationOptions) {
    this.#options = options;
  }

  /** From now on a needed negotiation makes an offer. Before, the other side's first one is awaited. */
  begin(): void {
    this.#options.connection.onnegotiationneeded = () => {
      this.#steps = this.#steps.then(() => this.#offer());
    };
  }

  /** To be called when the microphone may have begun to bring music, or ended to. */
  followMusic(): void {
    this.#steps = this.#steps.then(() => this.#followMusic());
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

  /**
   * Applies a description when those before it are. One that is said again while it is under way is dropped: a
   * queue that stood still, as in a cut, brings several copies at once, and to answer the same offer twice would
   * make an offer of one's own.
   */
  receiveDescription(description: RemoteDescription): Promise<void> {
    const identity = identityOf(description);
    if (this.#underway.has(identity)) return this.#steps;
    this.#underway.add(identity);
    this.#steps = this.#steps
      .then(() => this.#apply(description))
      .catch((error: unknown) => this.#onFailure(error))
      .then(() => void this.#underway.delete(identity));
    return this.#steps;
  }

  async receiveCandidate({ candidate }: CandidateSignal): Promise<void> {
    if (!belongsTo(candidate, this.#options.connection.remoteDescription)) {
      this.#candidates.hold(candidate);
      return;
    }
    await this.#addCandidate(candidate);
  }

  async #offer(): Promise<void> {
    const { connection, sendsMusic, onError } = this.#options;
    // The event comes again when it is stable, if there is still a need (W3C webrtc-pc 4.7.3).
    if (connection.signalingState !== 'stable') return;
    this.#musicOffered = sendsMusic();
    try {
      await connection.setLocalDescription();
      this.#describe();
    } catch (error) {
      onError(error);
    }
  }

  async #apply(description: RemoteDescription): Promise<void> {
    const { connection, polite, sendsMusic, onRemoteOffer, onNegotiated } = this.#options;
    const { type, sdp, tracks } = description;
    // The second one to an offer that was repeated.
    if (type === 'answer' && !this.#awaitsAnswer) return;
    this.#ignoreOffer = !polite && type === 'offer' && connection.signalingState !== 'stable';
    if (this.#ignoreOffer) return;
    if (type === 'offer' && this.#hasAnswered(description)) return this.#describe();

    const isMusic = sendsMusic();
    await connection.setRemoteDescription({ type, sdp: asSent(sdp, tracks, isMusic) });
    const isHeeded = type === 'answer' ? this.#musicOffered : asksForMusic(sdp, tracks);
    this.#musicHeeded = isMusic && isHeeded;
    if (type === 'offer') {
      onRemoteOffer(tracks);
      this.begin();
      await this.#answer(stereoMids(sdp, tracks));
      this.#answered = identityOf(description);
      this.#describe();
    }
    // Not by one that was passed over: it says nothing of those that can't be applied.
    this.#failures = 0;
    onNegotiated(tracks);
    for (const candidate of this.#candidates.release(connection.remoteDescription)) {
      await this.#addCandidate(candidate);
    }
    await this.#followMusic();
  }

  /** Has the other side answer, as only an answer asks for stereo, and what is sent follow what is in force then. */
  async #followMusic(): Promise<void> {
    const { connection, sendsMusic } = this.#options;
    if (connection.remoteDescription && this.#musicHeeded !== sendsMusic()) await this.#offer();
  }

  /** Without what is asked for beyond the browser's own answer, where there is nothing to ask, or that is refused. */
  async #answer(stereo: ReadonlySet<string>): Promise<void> {
    const { connection } = this.#options;
    if (stereo.size === 0) return connection.setLocalDescription();
    try {
      const { type, sdp = '' } = await connection.createAnswer();
      await connection.setLocalDescription({ type, sdp: withStereo(sdp, stereo) });
    } catch {
      await connection.setLocalDescription();
    }
  }

  #onFailure(error: unknown): void {
    const { onError, onStuck } = this.#options;
    onError(error);
    this.#failures += 1;
    if (this.#failures === MAX_FAILURES) onStuck();
  }

  /**
   * Whether this very offer has its answer, which is sent again then and nothing else: to apply it twice
   * should change nothing, but has Firefox give up a restart that is under way.
   */
  #hasAnswered(offer: RemoteDescription): boolean {
    const { signalingState, localDescription } = this.#options.connection;
    const isAnswered = this.#answered === identityOf(offer);
    return signalingState === 'stable' && localDescription?.type === 'answer' && isAnswered;
  }

  #describe(): void {
    const { connection, sendDescription } = this.#options;
    if (connection.localDescription) sendDescription(connection.localDescription);
  }

  get #awaitsAnswer(): boolean {
    return this.#options.connection.signalingState === 'have-local-offer';
  }

  async #addCandidate(candidate: CandidateSignal['candidate']): Promise<void> {
    try {
      await this.#options.connection.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#ignoreOffer) this.#options.onError(error);
    }
  }
}

/**
 * What tells a description from others of the same connection: its kind and its origin, whose version goes up with
 * each new one (RFC 9429, section 5.2.1). The text is another one when it is said again, since it has the
 * candidates in it that were found meanwhile. A description without an origin is its text.
 */
function identityOf({ type, sdp }: RemoteDescription): string {
  return `${type} ${/^o=.*$/m.exec(sdp)?.[0].trim() ?? sdp}`;
}
