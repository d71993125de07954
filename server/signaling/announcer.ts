import type { Door } from '../../lib/signaling/events';
import type { PeerId, RoomId, SeatToken } from '../../lib/signaling/identifiers';
import type { IceDesk } from '../ice/ice-desk';
import type { Preparations } from '../rooms/preparations';
import type { DoorState } from '../rooms/room-door';
import type { RoomRegistry } from '../rooms/room-registry';
import type { Claim, ConnectionId, Seat } from '../rooms/seat';
import { isDeparted } from '../rooms/seat';
import type { TokenKind } from '../rooms/seat-tokens';
import type { Outbox, ServerEvent, ServerMessage } from './outbox';

export interface AnnouncerOptions {
  registry: RoomRegistry;
  preparations: Preparations;
  outbox: Outbox;
  issueToken: (room: RoomId, peer: PeerId, kind: TokenKind) => SeatToken;
  describeDoor: (room: RoomId, state: DoorState) => Door;
  capacity: number;
  iceDesk: IceDesk;
}

/** Tells those in a room, in its queue, and those who watch it, what has become of it. */
export class Announcer {
  readonly #options: AnnouncerOptions;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  /** Hands over a seat: its token, and who else is there. */
  welcome(room: RoomId, { peer, holder }: Seat): void {
    const { outbox, registry, issueToken, describeDoor, iceDesk, capacity } = this.#options;
    const { door, seats } = registry.room(room);
    if (holder.status === 'away' || !door) return;
    const iceServers = iceDesk.forSeat(holder.connection, peer);
    const seat = {
      self: peer,
      token: issueToken(room, peer, 'seat'),
      iceServers,
      capacity,
      door: describeDoor(room, door),
    };
    const peers = seats
      .filter((other) => other.peer !== peer && !isDeparted(other))
      .map((other) => ({
        id: other.peer,
        away: other.holder.status === 'away',
        session: other.session,
      }));
    if (peers.length === 0) outbox.send(holder.connection, 'room_created', seat);
    else outbox.send(holder.connection, 'room_joined', { ...seat, peers });
  }

  /**
   * Has a peer called by those who are ready: of each pair, the one who was ready first leads.
   *
   * @param later got ready in the same step, but after this one
   */
  callOn(room: RoomId, from: PeerId, later: readonly PeerId[] = []): void {
    const { seats } = this.#options.registry.room(room);
    const ready = seats.filter(({ peer, started }) => started && !later.includes(peer));
    const session = seats.find(({ peer }) => peer === from)?.session;
    if (session !== undefined) this.#tell(ready, from, 'start_call', { from, session });
  }

  tellAway(room: RoomId, peer: PeerId): void {
    this.#tell(this.#options.registry.room(room).seats, peer, 'peer_away', { peer });
  }

  /** @param removed whether the others are to close their links at once, whatever they hear */
  tellLeft(room: RoomId, peer: PeerId, removed: boolean): void {
    const { seats } = this.#options.registry.room(room);
    this.#tell(seats, peer, 'peer_left', removed ? { peer, removed } : { peer });
  }

  tellBack(room: RoomId, { peer, session }: Seat): void {
    this.#tell(this.#options.registry.room(room).seats, peer, 'peer_back', { peer, session });
  }

  /** Tells the host, if it is here. */
  tellHost<E extends ServerEvent>(room: RoomId, event: E, ...message: ServerMessage<E>): void {
    const { seats, door } = this.#options.registry.room(room);
    const host = seats.filter(({ peer }) => peer === door?.host);
    this.#tell(host, null, event, ...message);
  }

  /** Says no: there is no seat, and this one does not wait. */
  turnAway(connection: ConnectionId): void {
    const { outbox, capacity } = this.#options;
    outbox.send(connection, 'full_room', { capacity, position: null, token: null });
  }

  /** Tells one who waits where it stands. */
  tellPosition(room: RoomId, connection: ConnectionId): void {
    const { queue } = this.#options.registry.room(room);
    const index = queue.findIndex((claim) => claim.connection === connection);
    const claim = queue[index];
    if (claim) this.tellPositionOf(room, claim, index + 1);
  }

  /** @param position counted from 1 */
  tellPositionOf(room: RoomId, { connection, peer }: Claim, position: number): void {
    const { outbox, capacity, issueToken } = this.#options;
    const token = issueToken(room, peer, 'place');
    outbox.send(connection, 'full_room', { capacity, position, token });
  }

  /** How a room is, for those who watch it. */
  statusOf(room: RoomId): ServerMessage<'room_status'>[0] {
    const { registry, capacity } = this.#options;
    const { seats, door } = registry.room(room);
    const present = seats.filter((seat) => !isDeparted(seat)).length;
    return { room, present, capacity, locked: door?.locked ?? false, prepares: true };
  }

  /**
   * Gives credentials of its seat to who has one or prepares for one, and what is there for a short test to others.
   *
   * @param mayOpenRooms whether this connection could open a room
   */
  tellIceServers(connection: ConnectionId, mayOpenRooms: boolean): void {
    const { outbox, registry, preparations, iceDesk } = this.#options;
    const place = registry.place(connection);
    const holder = place?.status === 'seated' ? place : preparations.of(connection);
    const offer = holder
      ? { iceServers: iceDesk.forSeat(connection, holder.peer) }
      : iceDesk.forTrial(connection, mayOpenRooms);
    outbox.send(connection, 'ice_servers', offer);
  }

  #tell<E extends ServerEvent>(
    seats: readonly Seat[],
    except: PeerId | null,
    event: E,
    ...message: ServerMessage<E>
  ): void {
    for (const { peer, holder } of seats) {
      if (peer === except || holder.status === 'away') continue;
      this.#options.outbox.send(holder.connection, event, ...message);
    }
  }
}
