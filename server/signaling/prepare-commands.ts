import type { PrepareEnd, SignalErrorCode } from '../../lib/signaling/events';
import type { ClientEvent, JoinRoom, PrepareCall } from '../../lib/signaling/client-messages';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { IceDesk } from '../ice/ice-desk';
import type { Preparations, Preparing } from '../rooms/preparations';
import type { RoomRegistry } from '../rooms/room-registry';
import type { ConnectionId, Seat } from '../rooms/seat';
import { connectionOf } from '../rooms/seat';
import type { Networks } from '../shares/networks-of';
import type { Outbox } from './outbox';
import type { RoomLog } from './room-log';

export interface PrepareCommandsOptions {
  registry: RoomRegistry;
  preparations: Preparations;
  outbox: Outbox;
  iceDesk: IceDesk;
  log: RoomLog;
  capacity: number;
  createPeerId: () => PeerId;
  /** Nobody prepares under this id any more, nor may use what was given out with it. */
  onFreed: (peer: PeerId) => void;
}

/**
 * What is said about links before joining, by those in a lobby and those inside. They are as many as there are free
 * seats at most, and only where whoever asks could have a seat for the asking: an open room with somebody inside.
 */
export class PrepareCommands {
  readonly #options: PrepareCommandsOptions;
  /** Connections of pages that know what to make of somebody who prepares. */
  readonly #accepting = new Set<ConnectionId>();

  constructor(options: PrepareCommandsOptions) {
    this.#options = options;
  }

  /** Somebody in the lobby of a room wants links to those inside. */
  prepare(connection: ConnectionId, networks: Networks, { room, session }: PrepareCall): void {
    const { registry, preparations, outbox, log, createPeerId } = this.#options;
    if (registry.place(connection)) {
      return this.#refuse(connection, 'already_seated', 'prepare_call');
    }
    this.withdraw(connection);
    const refusal = this.#obstacleTo(room, 1);
    if (refusal) return outbox.send(connection, 'prepare_ended', { reason: refusal });
    const peer = createPeerId();
    if (!preparations.begin({ room, peer, session, connection, networks })) {
      return outbox.send(connection, 'prepare_ended', { reason: 'busy' });
    }
    log.note('call_prepared', room, { peer });
    this.#introduce(connection, true);
  }

  /** Somebody inside says that its page knows those who prepare. */
  accept(connection: ConnectionId): void {
    const place = this.#options.registry.place(connection);
    if (place?.status !== 'seated') {
      return this.#refuse(connection, 'not_seated', 'accept_preparing');
    }
    this.#accepting.add(connection);
    this.review(place.room);
  }

  /**
   * Whoever prepared asks for a seat: it is taken under the id that the links have, if it is the one that was given
   * to this connection, for this room and this session. Anything else is another visit, and what was prepared is over.
   *
   * @returns what is to be told to {@link fail} if there is no seat; null without anything to take over
   */
  claim(
    connection: ConnectionId,
    { room, session, prepared, returning }: JoinRoom,
  ): Preparing | null {
    const { preparations } = this.#options;
    const one = preparations.of(connection);
    const fits = one?.peer === prepared && one?.room === room && one.session === session;
    if (!one || !fits || returning) {
      this.withdraw(connection);
      return null;
    }
    preparations.end(connection);
    return one;
  }

  /** There was no seat for whom {@link claim} found. */
  fail(one: Preparing): void {
    this.#part(one);
  }

  /** Whoever prepared does not any more, of its own accord. @returns whether there was anything to end */
  withdraw(connection: ConnectionId): boolean {
    const one = this.#options.preparations.end(connection);
    if (one) this.#part(one);
    return one !== null;
  }

  /** The connection is gone. */
  forget(connection: ConnectionId): void {
    this.#accepting.delete(connection);
    this.withdraw(connection);
  }

  /**
   * Ends what has had its time.
   *
   * @yields after each of them
   */
  *expire(): Generator<void, void> {
    const { preparations } = this.#options;
    for (const { connection, peer } of preparations.due()) {
      const one = preparations.of(connection);
      if (one?.peer === peer) yield this.#end(one, 'expired');
    }
  }

  /** Something changed in a room: ends what has no place there any more, and says who takes part in the rest. */
  review(room: RoomId): void {
    const { preparations } = this.#options;
    for (const one of preparations.in(room).reverse()) {
      const obstacle = this.#obstacleTo(room, 0);
      if (!obstacle) break;
      this.#end(one, obstacle);
    }
    for (const { connection } of preparations.in(room)) this.#introduce(connection, false);
  }

  /** @returns as whom this connection prepares; null when it does not */
  peerOf(connection: ConnectionId): PeerId | null {
    return this.#options.preparations.of(connection)?.peer ?? null;
  }

  /** @returns the connection of the one who is linked to this lobby visitor, or to this seat while it prepares */
  receiverOf(connection: ConnectionId, to: PeerId): ConnectionId | null {
    const { preparations, registry } = this.#options;
    const own = preparations.of(connection);
    if (own) return own.partners.get(to) ?? null;
    const place = registry.place(connection);
    if (place?.status !== 'seated') return null;
    const other = preparations.in(place.room).find(({ peer }) => peer === to);
    return other?.partners.get(place.peer) === connection ? other.connection : null;
  }

  /** @param more how many are to come to those who prepare already */
  #obstacleTo(room: RoomId, more: number): PrepareEnd | null {
    const { registry, preparations, capacity } = this.#options;
    const { seats, door } = registry.room(room);
    if (!door || seats.length === 0) return 'empty';
    if (door.locked) return 'locked';
    return seats.length + preparations.in(room).length + more > capacity ? 'full' : null;
  }

  /**
   * Tells whoever prepares with whom, and those of it who do not know yet.
   *
   * @param isNew whether it knows nothing yet, be there anybody or not
   */
  #introduce(connection: ConnectionId, isNew: boolean): void {
    const { preparations, outbox, iceDesk } = this.#options;
    const one = preparations.of(connection);
    if (!one) return;
    const { peer, session, partners: before } = one;
    const seats = this.#partnersIn(one.room);
    const partners = new Map(seats.map((seat) => [seat.peer, seat.connection]));
    const news = seats.filter((seat) => before.get(seat.peer) !== seat.connection);
    if (!isNew && news.length === 0 && partners.size === before.size) return;
    preparations.setPartners(connection, partners);
    outbox.send(connection, 'call_prepared', {
      self: peer,
      iceServers: iceDesk.forSeat(connection, peer),
      peers: seats.map((seat) => ({ id: seat.peer, session: seat.session })),
    });
    // After whoever prepares: offers come from those who are told now, and can be opened then.
    for (const seat of news) outbox.send(seat.connection, 'peer_preparing', { peer, session });
  }

  /** Those who are here, in the call, and know what to make of it. */
  #partnersIn(room: RoomId): (Seat & { readonly connection: ConnectionId })[] {
    return this.#options.registry.room(room).seats.flatMap((seat) => {
      const connection = connectionOf(seat);
      const takesPart = seat.started && connection !== null && this.#accepting.has(connection);
      return takesPart ? [{ ...seat, connection }] : [];
    });
  }

  #end(one: Preparing, reason: PrepareEnd): void {
    this.#options.preparations.end(one.connection);
    this.#options.outbox.send(one.connection, 'prepare_ended', { reason });
    this.#part(one);
  }

  #part({ room, peer, connection, partners }: Preparing): void {
    const { outbox, iceDesk, log, onFreed } = this.#options;
    iceDesk.forget(connection);
    onFreed(peer);
    for (const partner of partners.values()) outbox.send(partner, 'peer_left', { peer });
    log.note('preparing_ended', room, { peer });
  }

  #refuse(connection: ConnectionId, code: SignalErrorCode, event: ClientEvent): void {
    this.#options.outbox.send(connection, 'signal_error', { code, event });
  }
}
