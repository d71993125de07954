import type {
  ClientEvent,
  ClientMessage,
  PeerEnvelope,
  PeerSignalEvent,
  WatchRoom,
} from '../../lib/signaling/client-messages';
import type { SignalErrorCode } from '../../lib/signaling/events';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { IceDesk } from '../ice/ice-desk';
import type { DoorTokens } from '../rooms/door-tokens';
import type { Arrival, RoomRegistry } from '../rooms/room-registry';
import type { Before, ConnectionId, Seat } from '../rooms/seat';
import type { SeatTokens } from '../rooms/seat-tokens';
import type { Aftermath } from './aftermath';
import type { Announcer } from './announcer';
import type { Outbox } from './outbox';
import type { RoomLog } from './room-log';

export interface ReceptionOptions {
  registry: RoomRegistry;
  announcer: Announcer;
  aftermath: Aftermath;
  tokens: SeatTokens;
  doorTokens: DoorTokens;
  outbox: Outbox;
  iceDesk: IceDesk;
  log: RoomLog;
  createPeerId: () => PeerId;
}

/**
 * Speaks the signalling protocol: what each word of a client does to the rooms, and who is told. Knows
 * connections by their ids only.
 */
export class Reception {
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** @returns null for a connection without one, even if it waits for it */
  seatOf(connection: ConnectionId): PeerId | null {
    const place = this.#options.registry.place(connection);
    return place?.status === 'seated' ? place.peer : null;
  }

  watch(connection: ConnectionId, { room }: WatchRoom): void {
    const { outbox, announcer } = this.#options;
    outbox.watch(connection, room);
    announcer.tellStatus(room, connection);
  }

  join(
    connection: ConnectionId,
    { room, wait, session, returning }: ClientMessage<'join_room'>,
  ): void {
    const { registry, announcer, aftermath, tokens, doorTokens, log, createPeerId } = this.#options;
    const place = registry.place(connection);
    if (place?.status === 'seated') return this.#refuse(connection, 'already_seated', 'join_room');
    const peer = returning ? tokens.verify(returning.token, room) : createPeerId();
    if (!peer) return this.#refuse(connection, 'bad_token', 'join_room');
    // Rooms that were open before a restart of the server grow back, whatever else was opened meanwhile.
    if (!returning && !registry.hasSpaceFor(room)) {
      return this.#refuse(connection, 'too_many_rooms', 'join_room');
    }
    if (place?.room === room && place.status === 'waiting' && wait) {
      return announcer.tellPosition(room, connection);
    }
    if (place) this.leave(connection);

    const started = returning?.inCall ?? false;
    const recovered = returning?.door ? doorTokens.recover(returning.door, room) : null;
    const claim = { peer, connection, started, session };
    const arrival = registry.take(room, claim, { wait, recovered });
    aftermath.tell({ room, turnover: arrival.turnover }, seatOf(arrival));
    switch (arrival.status) {
      case 'full':
        announcer.turnAway(connection);
        return log.note('room_full', room, {});
      case 'waiting':
        if (arrival.replaced !== null) this.#replace(arrival.replaced);
        announcer.tellPosition(room, connection);
        return log.note('seat_awaited', room, { peer });
      case 'outside':
        if (arrival.replaced !== null) this.#replace(arrival.replaced);
        return log.note('seat_asked_at_door', room, { peer });
      case 'door_busy':
        return this.#refuse(connection, 'door_busy', 'join_room');
      case 'seated':
        return this.#onSeated(room, arrival.seat, arrival.before);
    }
  }

  /** Whether this would open a room, other than by coming back to one right after a restart. */
  opensRoom({ room, returning }: ClientMessage<'join_room'>): boolean {
    const { registry, tokens } = this.#options;
    if (registry.isOpen(room)) return false;
    return !(returning && registry.isRecovering && tokens.verify(returning.token, room));
  }

  start(connection: ConnectionId): void {
    const { registry, announcer } = this.#options;
    const place = registry.start(connection);
    if (!place) return this.#refuse(connection, 'not_seated', 'start_call');
    if (place.status === 'seated') announcer.callOn(place.room, place.peer);
  }

  /** Carries a signal to another seat of the sender's room, and stamps whose it is. */
  relay(connection: ConnectionId, event: PeerSignalEvent, { to, payload }: PeerEnvelope): void {
    const { registry, outbox } = this.#options;
    const place = registry.place(connection);
    if (place?.status !== 'seated') return this.#refuse(connection, 'not_seated', event);
    const target = registry.room(place.room).seats.find(({ peer }) => peer === to);
    if (target?.holder.status !== 'here' || to === place.peer) {
      return this.#refuse(connection, 'peer_not_in_room', event);
    }
    outbox.send(target.holder.connection, event, { from: place.peer, payload });
  }

  leave(connection: ConnectionId): void {
    const change = this.#options.registry.leave(connection);
    if (!change) return this.#refuse(connection, 'not_seated', 'leave_room');
    this.#options.aftermath.tell(change);
  }

  sendIceServers(connection: ConnectionId): void {
    this.#options.announcer.tellIceServers(connection);
  }

  /** The connection is gone without a word. */
  lose(connection: ConnectionId): void {
    const { registry, announcer, aftermath, iceDesk, log } = this.#options;
    iceDesk.forget(connection);
    const loss = registry.lose(connection);
    if (!loss) return;
    aftermath.tell(loss);
    if (loss.held === null) return;
    announcer.tellAway(loss.room, loss.held);
    log.note('seat_held', loss.room, { peer: loss.held });
  }

  /** Frees the seats that were held long enough. */
  expire(): void {
    for (const change of this.#options.registry.expire()) this.#options.aftermath.tell(change);
  }

  /** Sends new ICE servers to those in their seats whose credentials have lived half of their life. */
  renewIceServers(): void {
    const { registry, announcer, iceDesk } = this.#options;
    for (const connection of iceDesk.due()) {
      if (registry.place(connection)?.status === 'seated') announcer.tellIceServers(connection);
    }
  }

  #onSeated(room: RoomId, seat: Seat, before: Before): void {
    const { announcer, log } = this.#options;
    const { peer, started } = seat;
    if (before.status === 'replaced') this.#replace(before.connection);
    announcer.welcome(room, seat);
    // Who returns in a call to a server that was restarted is unknown there, but not to the others. What they
    // sent to a connection that is replaced may have been lost.
    const isBack = before.status !== 'free' || started;
    if (isBack) announcer.tellBack(room, seat);
    log.note('seat_taken', room, { peer, before: before.status });
  }

  #replace(connection: ConnectionId): void {
    this.#refuse(connection, 'replaced', null);
    this.#options.outbox.close(connection);
  }

  #refuse(connection: ConnectionId, code: SignalErrorCode, event: ClientEvent | null): void {
    this.#options.outbox.send(connection, 'signal_error', { code, event });
  }
}

function seatOf(arrival: Arrival): readonly Seat[] {
  return arrival.status === 'seated' ? [arrival.seat] : [];
}
