import type { Participant } from '../../phrase/membership';
import type { PhraseState } from '../../phrase/phrase-state';
import { RoomPhrase } from '../../phrase/room-phrase';
import type { RoomPhraseOptions } from '../../phrase/room-phrase';
import type { PeerId } from '../../signaling/identifiers';
import type { PhraseMessage } from '../../phrase/phrase-message';

export interface VisitPhraseOptions extends RoomPhraseOptions {
  /** Of this visit; null when there is none, and each link makes its own. */
  certificate: () => RTCCertificate | null;
}

/** The room's phrase of one visit after the other: none knows anything of the one before. */
export class VisitPhrase {
  readonly #options: VisitPhraseOptions;
  #phrase: RoomPhrase;

  constructor(options: VisitPhraseOptions) {
    this.#options = options;
    this.#phrase = new RoomPhrase(options);
  }

  /** Unavailable without a certificate, since others could not tell that its links are one person's. */
  get state(): PhraseState {
    const { state } = this.#phrase;
    return state.status === 'none' || this.#options.certificate()
      ? state
      : { status: 'unavailable' };
  }

  /** This one is over: nothing of it is known in the next. */
  renew(): void {
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
