import type { Logger } from 'pino';
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
import type { Freed, RoomRegistry } from '../rooms/room-registry';
import type { Before, ConnectionId, Seat } from '../rooms/seat';
import type { SeatTokens } from '../rooms/seat-tokens';
import type { Announcer } from './announcer';
import type { Outbox } from './outbox';

export interface ReceptionOptions {
  registry: RoomRegistry;
  announcer: Announcer;
  tokens: SeatTokens;
  outbox: Outbox;
  iceDesk: IceDesk;
  logger: Logger;
  createPeerId: () => PeerId;
  /** Nobody has this seat any more, nor may use what was given out with it. */
  onSeatFreed: (peer: PeerId) => void;
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
    const { registry, announcer, tokens, createPeerId } = this.#options;
    const place = registry.place(connection);
    if (place?.status === 'seated') return this.#refuse(connection, 'already_seated', 'join_room');
    const peer = returning ? tokens.verify(returning.token, room) : createPeerId();
    if (!peer) return this.#refuse(connection, 'bad_token', 'join_room');
    // Rooms that were open before a restart of the server grow back, whatever else was opened meanwhile.
    if (!returning && !registry.hasSpaceFor(room)) {
      return this.#refuse(connection, 'too_many_rooms', 'join_room');
    }
    if (place?.room === room && wait) return announcer.tellPosition(room, connection);
    if (place) this.leave(connection);

    const started = returning?.inCall ?? false;
    const arrival = registry.take(room, { peer, connection, started, session }, wait);
    switch (arrival.status) {
      case 'full':
        announcer.turnAway(connection);
        return this.#log('room_full', room, {});
      case 'waiting':
        if (arrival.replaced !== null) this.#replace(arrival.replaced);
        announcer.tellPosition(room, connection);
        return this.#log('seat_awaited', room, { peer });
      case 'seated':
        return this.#onSeated(room, arrival.seat, arrival.before);
    }
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
    const { registry, announcer } = this.#options;
    const departure = registry.leave(connection);
    if (!departure) return this.#refuse(connection, 'not_seated', 'leave_room');
    if (departure.status === 'freed') return this.#onFreed(departure);
    announcer.tellQueue(departure.room, departure.position);
  }

  refuseHostVerb(connection: ConnectionId, event: ClientEvent): void {
    this.#refuse(connection, this.seatOf(connection) ? 'not_host' : 'not_seated', event);
  }

  sendIceServers(connection: ConnectionId): void {
    this.#options.announcer.tellIceServers(connection);
  }

  /** The connection is gone without a word. */
  lose(connection: ConnectionId): void {
    const { registry, announcer, iceDesk } = this.#options;
    iceDesk.forget(connection);
    const loss = registry.lose(connection);
    if (!loss) return;
    if (loss.status === 'dequeued') return announcer.tellQueue(loss.room, loss.position);
    announcer.tellOthers(loss.room, 'peer_away', loss.peer);
    this.#log('seat_held', loss.room, { peer: loss.peer });
  }

  /** Frees the seats that were held long enough. */
  expire(): void {
    for (const freed of this.#options.registry.expire()) this.#onFreed(freed);
  }

  /** Sends new ICE servers to those in their seats whose credentials have lived half of their life. */
  renewIceServers(): void {
    const { registry, announcer, iceDesk } = this.#options;
    for (const connection of iceDesk.due()) {
      if (registry.place(connection)?.status === 'seated') announcer.tellIceServers(connection);
    }
  }

  #onSeated(room: RoomId, seat: Seat, before: Before): void {
    const { announcer } = this.#options;
    const { peer, started } = seat;
    if (before.status === 'replaced') this.#replace(before.connection);
    announcer.welcome(room, seat);
    // Who returns in a call to a server that was restarted is unknown there, but not to the others.
    const isBack = before.status === 'away' || (before.status === 'free' && started);
    if (isBack) announcer.tellBack(room, seat);
    if (before.status === 'free') announcer.publishStatus(room);
    this.#log('seat_taken', room, { peer, before: before.status });
  }

  #onFreed({ room, peer, successor }: Freed): void {
    const { registry, announcer, onSeatFreed } = this.#options;
    onSeatFreed(peer);
    announcer.tellOthers(room, 'peer_left', peer);
    this.#log('seat_freed', room, { peer });
    if (!successor) return announcer.publishStatus(room);
    announcer.welcome(room, successor);
    if (successor.started) announcer.callOn(room, successor.peer);
    announcer.tellQueue(room, 1);
    this.#log('seat_taken', room, {
      peer: successor.peer,
      waiting: registry.room(room).queue.length,
    });
  }

  #replace(connection: ConnectionId): void {
    this.#refuse(connection, 'replaced', null);
    this.#options.outbox.close(connection);
  }

  #refuse(connection: ConnectionId, code: SignalErrorCode, event: ClientEvent | null): void {
    this.#options.outbox.send(connection, 'signal_error', { code, event });
  }

  /** Rooms are named only in the most talkative logs: whoever knows a room's name can enter it. */
  #log(event: string, room: RoomId, facts: Record<string, unknown>): void {
    const { logger } = this.#options;
    logger.info(logger.isLevelEnabled('debug') ? { ...facts, room } : facts, event);
  }
}
