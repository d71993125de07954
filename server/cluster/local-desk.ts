import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { ClientConnection } from '../signaling/client-connection';
import type { Command } from '../signaling/read-command';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { SendAway } from './send-away';
import type { Tenures } from './tenures';

type KnownTenures = Pick<Tenures, 'holds' | 'remembers' | 'use'>;

/**
 * What this node's clients say to rooms that it keeps. While it can't be sure that it still does, it goes on with what
 * can do no harm, and has those who want more come back later.
 */
export class LocalDesk {
  readonly #keeper: RoomKeeper;
  readonly #tenures: KnownTenures;
  readonly #sendAway: SendAway;

  constructor(keeper: RoomKeeper, tenures: KnownTenures, sendAway: SendAway) {
    this.#keeper = keeper;
    this.#tenures = tenures;
    this.#sendAway = sendAway;
  }

  /** Whether this node keeps a room, or did until lately, and is to be asked. */
  keeps(room: RoomId): boolean {
    return this.#tenures.remembers(room);
  }

  /** @param room that it is about; null when it is about none */
  hear(client: ClientConnection, command: Command, room: RoomId | null): void {
    if (room === null) return this.#hear(client, command);
    if (this.#tenures.holds(room)) {
      this.#tenures.use(room);
      return this.#hear(client, command);
    }
    if (this.#keeper.isHarmless(command)) return this.#hear(client, command);
    // Who leaves keeps the seat until it is known whether it may be given to somebody else; so does who had left before.
    if (command.event === 'leave_room' && !(command.message && 'seat' in command.message)) {
      return this.#hear(client, { event: 'leave_room', message: { mayReturn: true } });
    }
    if (command.event === 'join_room' || command.event === 'prepare_call') {
      this.#sendAway([client.id], 'later');
    }
  }

  lose(connection: ConnectionId, cause: string): void {
    this.#keeper.lose(connection, cause);
  }

  unwatch(connection: ConnectionId): void {
    this.#keeper.unwatch(connection);
  }

  seatOf(connection: ConnectionId): PeerId | null {
    return this.#keeper.seatOf(connection);
  }

  #hear(client: ClientConnection, command: Command): void {
    client.countDeliveries(this.#keeper.hear(client.id, client.networks, command));
  }
}
