import type {
  ClientEvent,
  ClientMessage,
  GivenUp,
  PeerEnvelope,
  PeerSignalEvent,
} from '../../lib/signaling/client-messages';
import type { SignalErrorCode } from '../../lib/signaling/events';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { IceDesk } from '../ice/ice-desk';
import type { JoinOutcome } from '../metrics/meter';
import type { DoorTokens } from '../rooms/door-tokens';
import type { Arrival, Change, RoomRegistry } from '../rooms/room-registry';
import type { Before, ConnectionId, Seat } from '../rooms/seat';
import { connectionOf } from '../rooms/seat';
import type { SeatTokens } from '../rooms/seat-tokens';
import type { Networks } from '../shares/networks-of';
import type { Aftermath } from './aftermath';
import type { Announcer } from './announcer';
import { silenceBefore } from './heartbeat';
import type { Outbox } from './outbox';
import type { PrepareCommands } from './prepare-commands';
import type { RoomLog } from './room-log';
import type { TrafficLimits } from './traffic-limits';

export interface SeatCommandsOptions {
  registry: RoomRegistry;
  announcer: Announcer;
  aftermath: Aftermath;
  prepares: PrepareCommands;
  tokens: SeatTokens;
  doorTokens: DoorTokens;
  outbox: Outbox;
  iceDesk: IceDesk;
  traffic: TrafficLimits;
  log: RoomLog;
  createPeerId: () => PeerId;
}

/**
 * What is said about seats: by those who want one or have one, and to each other. Knows connections by their
 * ids only.
 */
export class SeatCommands {
  readonly #options: SeatCommandsOptions;

  constructor(options: SeatCommandsOptions) {
    this.#options = options;
  }

  /** @returns null for a connection without one, even if it waits for it */
  seatOf(connection: ConnectionId): PeerId | null {
    const place = this.#options.registry.place(connection);
    return place?.status === 'seated' ? place.peer : null;
  }

  /** @returns what became of it */
  join(
    connection: ConnectionId,
    networks: Networks,
    message: ClientMessage<'join_room'>,
  ): JoinOutcome {
    const { room, wait, session, returning } = message;
    const { registry, announcer, aftermath, tokens, doorTokens, log } = this.#options;
    const { prepares, createPeerId } = this.#options;
    const place = registry.place(connection);
    if (place?.status === 'seated') return this.#refuseJoin(connection, 'already_seated');
    const prepared = prepares.claim(connection, message);
    const newcomer = { peer: prepared?.peer ?? createPeerId(), kind: 'none' } as const;
    const owner = returning ? tokens.verify(returning.token, room) : newcomer;
    if (!owner) return this.#refuseJoin(connection, 'bad_token');
    const { peer } = owner;
    const isReturning = owner.kind === 'seat';
    if (!registry.hasSpaceFor(room, { networks, returning: isReturning })) {
      if (prepared) prepares.fail(prepared);
      return this.#refuseJoin(connection, 'too_many_rooms');
    }
    if (place?.room === room && place.status === 'waiting' && wait) {
      announcer.tellPosition(room, connection);
      return 'waiting';
    }
    if (place) this.leave(connection);

    const started = returning?.inCall ?? false;
    const recovered =
      isReturning && returning?.door
        ? doorTokens.recover(returning.door, room, registry.inheritedMs(room))
        : null;
    const claim = { peer, connection, started, session, networks, returning: isReturning };
    const arrival = registry.take(room, claim, { wait, recovered });
    if (prepared && arrival.status !== 'seated') prepares.fail(prepared);
    aftermath.tell({ room, turnover: arrival.turnover }, seatOf(arrival));
    switch (arrival.status) {
      case 'full':
        announcer.turnAway(connection);
        log.note('room_full', room, {});
        return 'full';
      case 'waiting':
        announcer.tellPosition(room, connection);
        log.note('seat_awaited', room, { peer });
        return 'waiting';
      case 'outside':
        log.note('seat_asked_at_door', room, { peer });
        return 'at_door';
      case 'door_busy':
        return this.#refuseJoin(connection, 'door_busy');
      case 'paused':
        return this.#refuseJoin(connection, 'rate_limited');
      case 'seated':
        this.#onSeated(room, arrival.seat, arrival.before);
        return isReturning ? 'returned' : 'seated';
    }
  }

  /** Whether this would open a room, other than by coming back to one right after a restart. */
  opensRoom(message: ClientMessage<'join_room'>): boolean {
    return !this.#options.registry.isOpen(message.room) && !this.growsBack(message);
  }

  /** Whether this comes back to a seat that is there. */
  hasSeat({ room, returning }: ClientMessage<'join_room'>): boolean {
    const { registry, tokens } = this.#options;
    const owner = returning && tokens.verify(returning.token, room);
    return registry.room(room).seats.some(({ peer }) => peer === owner?.peer);
  }

  /** Whether this comes back to a seat right after a restart of the server, as everybody does then at once. */
  growsBack({ room, returning }: ClientMessage<'join_room'>): boolean {
    const { registry, tokens } = this.#options;
    if (!returning || !registry.isRecovering(room)) return false;
    return tokens.verify(returning.token, room)?.kind === 'seat';
  }

  start(connection: ConnectionId): void {
    const { registry, announcer, prepares } = this.#options;
    const place = registry.start(connection);
    if (!place) return this.#refuse(connection, 'not_seated', 'start_call');
    if (place.status === 'seated') announcer.callOn(place.room, place.peer);
    prepares.review(place.room);
  }

  /**
   * Carries a signal to another seat of the sender's room, or between a seat and somebody who prepares, and stamps
   * whose it is. Whoever sends one more than the receiver's line may bear is refused: it is not the receiver who pays
   * for it.
   */
  relay(
    connection: ConnectionId,
    networks: Networks,
    event: PeerSignalEvent,
    { to, payload }: PeerEnvelope,
  ): void {
    const { prepares, outbox, traffic } = this.#options;
    const from = this.seatOf(connection) ?? prepares.peerOf(connection);
    if (from === null) return this.#refuse(connection, 'not_seated', event);
    const receiver = this.#neighbour(connection, to) ?? prepares.receiverOf(connection, to);
    if (receiver === null || to === from) {
      return this.#refuse(connection, 'peer_not_in_room', event);
    }
    if (!traffic.takeTextTo(receiver, from, networks, payload)) {
      return this.#refuse(connection, 'rate_limited', event);
    }
    outbox.send(receiver, event, { from, payload });
  }

  /**
   * Gives up the seat or place, or what was prepared without one.
   *
   * @param mayReturn whether the seat or place is kept for a moment
   */
  leave(connection: ConnectionId, mayReturn = false): void {
    if (this.#options.prepares.withdraw(connection)) return;
    this.#leave(connection, this.#options.registry.leave(connection, mayReturn));
  }

  /** Somebody left while the server could not be told. */
  giveUp(connection: ConnectionId, { room, token }: GivenUp): void {
    const { registry, tokens } = this.#options;
    const owner = tokens.verify(token, room);
    if (!owner) return this.#refuse(connection, 'bad_token', 'leave_room');
    this.#leave(connection, registry.giveUp(room, owner.peer));
  }

  /** @param mayOpenRooms whether this connection could open a room */
  sendIceServers(connection: ConnectionId, mayOpenRooms: boolean): void {
    this.#options.announcer.tellIceServers(connection, mayOpenRooms);
  }

  /**
   * The connection is gone without a word.
   *
   * @param cause as Socket.IO names it, for the log: one that the client renews ends otherwise than one that is dead
   */
  lose(connection: ConnectionId, cause: string): void {
    const { registry, announcer, aftermath, iceDesk, log } = this.#options;
    iceDesk.forget(connection);
    const loss = registry.lose(connection, silenceBefore(cause));
    if (!loss) return;
    aftermath.tell(loss);
    if (loss.held === null) return;
    announcer.tellAway(loss.room, loss.held);
    log.note('seat_held', loss.room, { peer: loss.held, cause });
  }

  /**
   * Frees the seats that were held long enough.
   *
   * @yields after each room
   */
  *expire(): Generator<void, void> {
    for (const change of this.#options.registry.expire())
      yield this.#options.aftermath.tell(change);
  }

  /**
   * Sends new ICE servers to those in their seats whose credentials have lived half of their life.
   *
   * @yields after each of them
   */
  *renewIceServers(): Generator<void, void> {
    const { announcer, iceDesk, prepares } = this.#options;
    for (const connection of iceDesk.due()) {
      if ((this.seatOf(connection) ?? prepares.peerOf(connection)) !== null) {
        yield announcer.tellIceServers(connection, false);
      }
    }
  }

  /** @returns the connection of whoever has that seat in the same room, while it is here */
  #neighbour(connection: ConnectionId, peer: PeerId): ConnectionId | null {
    const { registry } = this.#options;
    const place = registry.place(connection);
    if (place?.status !== 'seated') return null;
    const seat = registry.room(place.room).seats.find((other) => other.peer === peer);
    return seat ? connectionOf(seat) : null;
  }

  #leave(connection: ConnectionId, change: Change | null): void {
    if (!change) return this.#refuse(connection, 'not_seated', 'leave_room');
    this.#options.aftermath.tell(change);
  }

  #onSeated(room: RoomId, seat: Seat, before: Before): void {
    const { announcer, log } = this.#options;
    const { peer, started } = seat;
    announcer.welcome(room, seat);
    // Who returns in a call to a server that was restarted is unknown there, but not to the others. What they
    // sent to a connection that is replaced may have been lost.
    const isBack = before.status !== 'free' || started;
    if (isBack) announcer.tellBack(room, seat);
    log.note('seat_taken', room, { peer, before: before.status });
  }

  #refuseJoin(connection: ConnectionId, code: SignalErrorCode): JoinOutcome {
    this.#refuse(connection, code, 'join_room');
    return 'refused';
  }

  #refuse(connection: ConnectionId, code: SignalErrorCode, event: ClientEvent | null): void {
    this.#options.outbox.send(connection, 'signal_error', { code, event });
  }
}

function seatOf(arrival: Arrival): readonly Seat[] {
  return arrival.status === 'seated' ? [arrival.seat] : [];
}
