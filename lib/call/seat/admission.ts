import { Door } from '../../door/door';
import { Doorstep } from '../../door/doorstep';
import type { KnockPicture } from '../../door/knock-picture';
import type { RoomDoor } from '../../door/room-door';
import { canSeal } from '../../sealing/room-key';
import type { GivenUp } from '../../signaling/client-messages';
import type {
  ClosedDoor,
  Door as DoorFacts,
  Seat,
  SeatView,
  SignalErrorCode,
} from '../../signaling/events';
import type { PeerId, RoomId, SeatToken } from '../../signaling/identifiers';
import type { RoomPass } from '../../signaling/room-pass';
import type { CallStatus } from './call-status';
import type { SealedRoad } from './sealed-road';
import type { JoinOptions, NewRoad } from './join-request';
import { JoinRequest } from './join-request';
import type { PreparationOptions } from './preparation';
import { Preparation } from './preparation';
import type { SeatTokens } from './seat-tokens';
import type { SignalingChannel } from '../../line/signaling-channel';

export interface AdmissionOptions {
  room: RoomId;
  /** What opens it on a server that not everybody may. */
  pass?: RoomPass | undefined;
  send: SignalingChannel['send'];
  now: () => number;
  /** Links may be made as soon as there is a seat: whether what they need is there. */
  ready: () => boolean;
  /** There is a seat. `returned`: it was held before, and is again. */
  seated: (seat: Seat, peers: readonly SeatView[], returned: boolean) => void;
  /** There are links to be made before there is a seat. */
  prepared: PreparationOptions['prepared'];
  /** They are over. The status is that of now. */
  unprepared: () => void;
  /** There is no seat, and maybe was none. The status is still the one before. */
  unseated: () => void;
  changed: () => void;
  onError: (error: unknown) => void;
}

/** Where a seat that the server gives is wanted. Being `full` counts, since one may wait there. */
const wantsSeat: ReadonlySet<CallStatus['status']> = new Set([
  'joining',
  'inCall',
  'full',
  'atDoor',
]);

/** This participant's way to a seat, in it, and out of it, and what the server says to that. */
export class Admission {
  /** The door of the room, from inside. */
  readonly door: Door;
  /** What is made ready before a seat is asked for. */
  readonly preparation: Preparation;
  readonly #options: AdmissionOptions;
  readonly #request: JoinRequest;
  readonly #doorstep: Doorstep;
  #status: CallStatus = { status: 'lobby' };
  #givenUp: GivenUp | null = null;

  constructor(options: AdmissionOptions) {
    const { room, pass, send, prepared, unprepared, onError } = options;
    const request = new JoinRequest({ room, pass, keyFailed: () => this.#giveUpSealing() });
    const doorway = { send, sealer: () => request.road, onError };
    this.#options = options;
    this.#request = request;
    this.#doorstep = new Doorstep(doorway);
    this.preparation = new Preparation({
      room,
      send,
      ready: () => this.#status.status === 'lobby' && options.ready(),
      prepared,
      over: unprepared,
    });
    this.door = new Door({ ...doorway, changed: (door) => this.#showDoor(door) });
  }

  /** Of the seat or place that there is; null without any. */
  get tokens(): SeatTokens | null {
    return this.#request.tokens;
  }

  /** What is sealed takes it; null while no seat is asked for or held, and nothing is prepared. */
  get road(): SealedRoad | null {
    return this.#request.road ?? this.preparation.road;
  }

  /** Whether there may be others who seal for this side: with a seat, or on the way to it. */
  get isReached(): boolean {
    return this.inCall || this.preparation.self !== null;
  }

  /** The seat that was left while the server could not be told; null without any. */
  get givenUp(): GivenUp | null {
    return this.#givenUp;
  }

  get status(): CallStatus {
    return this.#status;
  }

  get inCall(): boolean {
    return this.#status.status === 'inCall';
  }

  /** How many the room takes; 0 without a seat. */
  get capacity(): number {
    return this.#status.status === 'inCall' ? this.#status.capacity : 0;
  }

  /** @throws without a seat, unless it is prepared. */
  get self(): PeerId {
    const self = this.#status.status === 'inCall' ? this.#status.self : this.preparation.self;
    if (self === null) throw new Error('There are no peers without a seat.');
    return self;
  }

  /** Who is the room's host; null without a seat. */
  get host(): PeerId | null {
    return this.#status.status === 'inCall' ? this.#status.door.host : null;
  }

  /** Back to the lobby, without a word to anybody. */
  reset(): void {
    this.preparation.end();
    this.#status = { status: 'lobby' };
    this.#options.changed();
  }

  /** @param newRoad makes what the others are reached by, once there is a seat */
  join(options: JoinOptions, newRoad: NewRoad): void {
    const { status } = this.#status;
    if (status === 'joining' || status === 'inCall') return;
    if (!canSeal()) return this.#end({ status: 'refused', code: 'cannot_seal' });
    this.#givenUp = null;
    // Who shows a token is somebody whom the server knows by another id.
    const returns = (options.returning ?? this.#request.tokens) !== null;
    if (returns) this.preparation.end();
    this.#request.make(options, newRoad, this.preparation.take());
    if (!this.#request.waits) this.#status = { status: 'joining' };
    this.#ask();
    this.#options.changed();
  }

  /** @param mayReturn whether the server is to keep what there is for a moment: the page goes, maybe to come back */
  leave({ mayReturn }: { mayReturn: boolean } = { mayReturn: false }): void {
    const { status } = this.#status;
    if (status === 'lobby' || status === 'left') return;
    const { room, send } = this.#options;
    const isTold = mayReturn ? send('leave_room', { mayReturn }) : send('leave_room');
    const { tokens } = this.#request;
    if (!isTold && !mayReturn && this.inCall && tokens) {
      this.#givenUp = { room, token: tokens.token };
    }
    this.#end({ status: this.inCall ? 'left' : 'lobby' });
  }

  knock(name: string, picture: KnockPicture | null): void {
    if (this.#status.status !== 'atDoor') return;
    this.#doorstep.knock({ name, picture });
    this.#status = { ...this.#status, knocked: true };
    this.#options.changed();
  }

  /** Asks for the seat that is wanted or held, if any: the server does not know, or did not hear of it yet. */
  askAgain(): void {
    const { status } = this.#status;
    if (this.#givenUp && this.#options.send('leave_room', { seat: this.#givenUp })) {
      this.#givenUp = null;
    }
    const waits = (status === 'full' && this.#request.waits) || status === 'atDoor';
    if (status === 'joining' || status === 'inCall' || waits) this.#ask();
  }

  onSeat(seat: Seat, peers: readonly SeatView[]): void {
    const { now, seated } = this.#options;
    const before = this.#status;
    if (!wantsSeat.has(before.status)) return this.#decline();
    this.#request.setTokens({ token: seat.token, door: seat.door.token });
    this.#doorstep.leave();
    this.preparation.settle(seat.self);
    this.#status = {
      status: 'inCall',
      self: seat.self,
      capacity: seat.capacity,
      since: before.status === 'inCall' ? before.since : now(),
      door: this.door.enter(seat.self, seat.door),
    };
    seated(seat, peers, before.status === 'inCall');
  }

  /** @param position in the queue, from 1, and its token; both null without a place there */
  onFull(capacity: number, position: number | null, token: SeatToken | null): void {
    if (position !== null) this.#request.wait();
    if (token) this.#request.setPlaceToken(token);
    this.#end({ status: 'full', capacity, position });
  }

  onDoorChanged(facts: DoorFacts): void {
    this.#request.setDoor(facts.token);
    this.door.change(facts);
  }

  onDoorClosed(closed: ClosedDoor): void {
    if (!wantsSeat.has(this.#status.status)) return this.#decline();
    if (closed.token) this.#request.setPlaceToken(closed.token);
    this.#doorstep.stand(closed);
    this.#end({
      status: 'atDoor',
      reason: closed.reason,
      knocked: this.#doorstep.knocked,
      hostAway: closed.host === null,
    });
  }

  onKnockRefused(reason: 'host' | 'room_empty'): void {
    if (this.#status.status !== 'atDoor') return;
    if (reason === 'host') return this.#end({ status: 'turnedAway' });
    this.#end({ status: 'joining' });
    this.#ask();
  }

  /** @param event that the server answers; null when it speaks of its own accord */
  onRefusal(code: SignalErrorCode, event: string | null): void {
    if (event === 'prepare_call') return this.preparation.onRefused();
    // Who has shown none is refused as for any other reason.
    if (code === 'bad_token' && this.tokens) return this.#joinAnew();
    if (code === 'removed') return this.#onRemoved();
    const { status } = this.#status;
    const asked = event === 'join_room' && (status === 'joining' || status === 'atDoor');
    // There may be no place at the door for who is shown to it, either.
    if (code !== 'replaced' && code !== 'door_busy' && !asked) return;
    this.#request.setTokens(null);
    if (code === 'access_required' || code === 'access_denied') {
      return this.#end({ status: 'accessNeeded', denied: code === 'access_denied' });
    }
    this.#end({ status: 'refused', code });
  }

  /** Without a key nothing can be sealed, and there is nothing to do in the room. */
  #giveUpSealing(): void {
    this.#options.send('leave_room');
    this.#end({ status: 'refused', code: 'cannot_seal' });
  }

  /** The door, as it is shown from inside, is another. */
  #showDoor(door: RoomDoor): void {
    if (this.#status.status !== 'inCall') return;
    this.#status = { ...this.#status, door };
    this.#options.changed();
  }

  #onRemoved(): void {
    const { tokens } = this;
    if (tokens) this.#end({ status: 'removed', returning: tokens });
  }

  /** The seat of the token can't be had again, as when the server has a new key: take another. */
  #joinAnew(): void {
    this.#request.setTokens(null);
    if (this.inCall) this.#end({ status: 'joining' });
    this.#request.renewSession();
    this.#ask();
  }

  #ask(): void {
    const { ready, send } = this.#options;
    if (!ready()) return;
    send('join_room', this.#request.message(this.inCall, this.preparation.self));
    // Not waiting for the answer saves a round trip: the server takes them in order.
    if (!this.inCall) send('start_call');
  }

  #decline(): void {
    this.#options.send('leave_room');
  }

  #end(status: CallStatus): void {
    const { unseated, changed } = this.#options;
    this.preparation.end();
    unseated();
    this.door.leave();
    if (status.status !== 'atDoor') this.#doorstep.leave();
    // Who waits for a seat has told its session already.
    if (!wantsSeat.has(status.status)) this.#request.endSession();
    this.#status = status;
    this.preparation.review();
    changed();
  }
}
