import { SealedSession } from '../sealing/sealed-session';
import type { Correspondent, Opened, Unopened } from '../sealing/sealed-session';
import type { RoomKey } from '../sealing/room-key';
import type { PeerId, RoomId, SessionId } from '../signaling/identifiers';
import type { PeerSignal } from '../signaling/peer-signal';
import { parsePeerSignal } from '../signaling/peer-signal';
import { Turns } from './turns';

export interface SealedRoadOptions {
  room: RoomId;
  key: Promise<RoomKey>;
  self: () => PeerId;
  /** What is told of a peer's session at the moment. */
  sessionOf: (peer: PeerId) => SessionId;
  /** Takes a sealed signal to the server. */
  carry: (type: PeerSignal['type'], to: PeerId, payload: string) => void;
  /** Something of this peer's was opened: it has the room's key. */
  onOpened: (from: PeerId, sender: SessionId, signal: PeerSignal | null) => void;
  onUnopened: (from: PeerId, why: Unopened) => void;
  onError: (error: unknown) => void;
}

/**
 * The road over the server: whatever takes it is sealed, and what can't be opened goes no further. Sealing
 * takes time; the order of what goes to one peer, and of what comes from it, stays as it was. Lasts as long
 * as one seat.
 */
export class SealedRoad {
  /** How often something could not be opened, by the reason. */
  readonly refused: Record<Unopened, number> = { malformed: 0, stale: 0, forged: 0, replayed: 0 };
  readonly #options: SealedRoadOptions;
  readonly #session: SealedSession;
  readonly #outward: Turns<PeerId>;
  readonly #inward: Turns<PeerId>;

  constructor(options: SealedRoadOptions) {
    const { room, key, onError } = options;
    this.#options = options;
    this.#session = new SealedSession({ room, key });
    this.#outward = new Turns(onError);
    this.#inward = new Turns(onError);
  }

  /** What the server is told with the request for the seat. */
  get session(): SessionId {
    return this.#session.id;
  }

  send(peer: PeerId, signal: PeerSignal): void {
    const { self, carry } = this.#options;
    const receiver = this.#correspondent(peer);
    this.#outward.take(
      peer,
      () => this.#session.seal(self(), receiver, signal.attempt, JSON.stringify(signal)),
      (payload) => carry(signal.type, peer, payload),
    );
  }

  receive(peer: PeerId, payload: string): void {
    const { self } = this.#options;
    this.#inward.take(
      peer,
      () => this.#session.open(self(), this.#correspondent(peer), payload),
      (opened) => this.#handOver(peer, opened),
    );
  }

  /** Nothing more comes from this peer, and nothing that is on its way. */
  forget(peer: PeerId): void {
    this.#outward.cut(peer);
    this.#inward.cut(peer);
  }

  close(): void {
    this.#outward.cutAll();
    this.#inward.cutAll();
  }

  #handOver(peer: PeerId, opened: Opened): void {
    const { onOpened, onUnopened } = this.#options;
    if (opened.status !== 'opened') {
      this.refused[opened.status] += 1;
      return onUnopened(peer, opened.status);
    }
    const signal = parsePeerSignal(opened.text);
    onOpened(peer, opened.sender, signal?.attempt === opened.attempt ? signal : null);
  }

  #correspondent(peer: PeerId): Correspondent {
    return { peer, session: this.#options.sessionOf(peer) };
  }
}
