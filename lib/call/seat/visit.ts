import type { Participant } from '../../phrase/membership';
import type { PhraseState } from '../../phrase/phrase-state';
import { RoomPhrase } from '../../phrase/room-phrase';
import type { RoomPhraseOptions } from '../../phrase/room-phrase';
import type { PeerId } from '../../signaling/identifiers';
import type { PhraseMessage } from '../../signaling/peer-signal';
import { OwnCertificate } from './own-certificate';

export interface VisitOptions extends RoomPhraseOptions {
  /** How a browser makes one (W3C webrtc-pc 4.9.1). */
  createCertificate: () => Promise<RTCCertificate>;
  /** The certificate is there, or won't come. */
  settled: () => void;
}

/** What makes one visit to the room another than the next: a certificate, and the phrase that shows it. */
export class Visit {
  readonly #options: VisitOptions;
  readonly #certificate: OwnCertificate;
  #phrase: RoomPhrase;

  constructor(options: VisitOptions) {
    const { createCertificate: create, now, settled, onError } = options;
    this.#options = options;
    this.#certificate = new OwnCertificate({ create, now, settled, onError });
    this.#phrase = new RoomPhrase(options);
  }

  /** Whether links may be made: the certificate is not on its way. */
  get ready(): boolean {
    return !this.#certificate.pending;
  }

  /** Null when there is none: each link makes its own then. */
  get certificate(): RTCCertificate | null {
    return this.#certificate.current;
  }

  /** Unavailable without a certificate, since others could not tell that its links are one person's. */
  get phrase(): PhraseState {
    const { state } = this.#phrase;
    return state.status === 'none' || this.certificate ? state : { status: 'unavailable' };
  }

  /** Makes the certificate. It takes a few milliseconds, and begins in the lobby. */
  prepare(): void {
    void this.#certificate.renew();
  }

  /** This one is over: nothing of it is known in the next. */
  renew(): void {
    this.prepare();
    this.#phrase = new RoomPhrase(this.#options);
  }

  follow(participants: readonly Participant[]): void {
    this.#phrase.follow(participants);
  }

  /** The control channel to this peer has opened. */
  greet(peer: PeerId): void {
    this.#phrase.greet(peer);
  }

  receive(peer: PeerId, message: PhraseMessage): void {
    this.#phrase.receive(peer, message);
  }

  setVerified(verified: boolean): void {
    this.#phrase.setVerified(verified);
  }

  poll(): void {
    this.#phrase.poll();
  }
}
