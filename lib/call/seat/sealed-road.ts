import type { RoomKey } from '../../sealing/room-key';
import type { Correspondent, Opened, Unopened } from '../../sealing/sealed-session';
import { SealedSession } from '../../sealing/sealed-session';
import type { PeerEnvelope, PeerSignalEvent } from '../../signaling/client-messages';
import type { PeerId, RoomId, SessionId } from '../../signaling/identifiers';
import type { PeerSignal } from '../../signaling/peer-signal';
import { parsePeerSignal } from '../../signaling/peer-signal';
import { Sequencer } from '../../base/sequencer';

/** Those whom the road leads to, and what comes of what they send. */
export interface RoadEnds {
  sessionOf(peer: PeerId): SessionId;
  /** Takes what is sealed a step further, over the server or a friend. */
  carry(event: PeerSignalEvent, message: PeerEnvelope): void;
  /** Something that the server brought under that name can't be opened. */
  onAltered(from: PeerId): void;
  /** Something of that session could be opened. @param signal null when it is none */
  onOpened(from: PeerId, session: SessionId, signal: PeerSignal | null): void;
}

export interface SealedRoadOptions {
  room: RoomId;
  key: Promise<RoomKey>;
  /** Asked only when there is a seat. */
  self: () => PeerId;
  ends: RoadEnds;
  onError: (error: unknown) => void;
}

const signalEvents = {
  offer: 'webrtc_offer',
  answer: 'webrtc_answer',
  candidate: 'webrtc_ice_candidate',
  restartRequest: 'webrtc_ice_candidate',
} as const;

/** Signals number their attempts from 1: what belongs to none can't be taken for one of them. */
const NO_ATTEMPT = 0;

/**
 * The road over the server, or over a friend: whatever takes it is sealed, and what can't be opened goes no further. Sealing
 * takes time; the order of what goes to one peer, and of what comes from it, stays as it was. Lasts from the
 * asking for a seat to its end.
 */
export class SealedRoad {
  /** How often something could not be opened, by the reason. */
  readonly refused: Record<Unopened, number> = { malformed: 0, stale: 0, forged: 0, replayed: 0 };
  readonly #options: SealedRoadOptions;
  readonly #session: SealedSession;
  readonly #outward: Sequencer<PeerId>;
  readonly #inward: Sequencer<PeerId>;

  constructor(options: SealedRoadOptions) {
    const { room, key, onError } = options;
    this.#options = options;
    this.#session = new SealedSession({ room, key });
    this.#outward = new Sequencer(onError);
    this.#inward = new Sequencer(onError);
  }

  /** What the server is told with the request for the seat. */
  get session(): SessionId {
    return this.#session.id;
  }

  send(to: PeerId, signal: PeerSignal): void {
    const { self, ends } = this.#options;
    const receiver = this.#correspondent(to);
    this.#outward.take(
      to,
      () => this.#session.seal(self(), receiver, signal.attempt, JSON.stringify(signal)),
      (payload) => ends.carry(signalEvents[signal.type], { to, payload }),
    );
  }

  /** @param over a friend is not the server, and may make up what can't be opened: nothing follows from that. */
  receive(from: PeerId, payload: string, over: 'server' | 'friend'): void {
    const { self } = this.#options;
    this.#inward.take(
      from,
      () => this.#session.open(self(), this.#correspondent(from), payload),
      (opened) => this.#handOver(from, opened, over),
    );
  }

  /** Seals what is no signal, such as a knock, under this participant's id there. */
  sealText(self: PeerId, to: Correspondent, text: string): Promise<string> {
    return this.#session.seal(self, to, NO_ATTEMPT, text);
  }

  /** @returns null for what {@link sealText} did not seal there, for this end and this time. */
  async openText(self: PeerId, from: Correspondent, payload: string): Promise<string | null> {
    const opened = await this.#session.open(self, from, payload);
    return opened.status === 'opened' && opened.attempt === NO_ATTEMPT ? opened.text : null;
  }

  /** Nothing more comes from this peer, nor of what is on its way. */
  forget(peer: PeerId): void {
    this.#outward.cut(peer);
    this.#inward.cut(peer);
  }

  close(): void {
    this.#outward.cutAll();
    this.#inward.cutAll();
  }

  #handOver(from: PeerId, opened: Opened, over: 'server' | 'friend'): void {
    const { ends } = this.#options;
    if (opened.status !== 'opened') {
      this.refused[opened.status] += 1;
      // What comes late or twice does so without anybody's doing, too.
      const isAltered = opened.status === 'forged' || opened.status === 'malformed';
      if (isAltered && over === 'server') ends.onAltered(from);
      return;
    }
    const signal = parsePeerSignal(opened.text);
    const fits = signal?.attempt === opened.attempt;
    ends.onOpened(from, opened.sender, fits ? signal : null);
  }

  #correspondent(id: PeerId): Correspondent {
    return { id, session: this.#options.ends.sessionOf(id) };
  }
}
