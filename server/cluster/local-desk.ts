import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { ClientConnection } from '../signaling/client-connection';
import type { Command } from '../signaling/read-command';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { SendAway } from './send-away';
import type { Tenures } from './tenures';
import { WaitingWords } from './waiting-words';

/** Of one client, while it isn't known whether the room is still kept here. */
const MAX_WAITING = 100;

interface Word {
  readonly client: ClientConnection;
  readonly command: Command;
}

type KnownTenures = Pick<Tenures, 'holds' | 'remembers' | 'use'>;

/**
 * What this node's clients say to rooms that it keeps. While it can't be sure that it still does, it goes on with what
 * can do no harm, has those come back later who want a seat, and what the host orders waits.
 */
export class LocalDesk {
  readonly #keeper: RoomKeeper;
  readonly #tenures: KnownTenures;
  readonly #sendAway: SendAway;
  readonly #waiting = new WaitingWords<Word>();

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
      this.#goOnIn(room);
      this.#tenures.use(room);
      return this.#hear(client, command);
    }
    if (this.#keeper.isHarmless(command)) return this.#hear(client, command);
    // Who leaves keeps the seat until it is known whether it may be given to somebody else; so does who had left before.
    if (command.event === 'leave_room' && !(command.message && 'seat' in command.message)) {
      return this.#hear(client, { event: 'leave_room', message: { mayReturn: true } });
    }
    if (command.event === 'join_room' || command.event === 'prepare_call') {
      return this.#sendAway([client.id], 'later');
    }
    if (this.#waiting.countOf(client.id) >= MAX_WAITING) return client.cutOff('flooded');
    this.#waiting.add(room, client.id, { client, command });
  }

  /** Does what waited, in rooms that are kept here after all: to be called when it may be known. */
  goOn(): void {
    for (const room of this.#waiting.rooms) if (this.#tenures.holds(room)) this.#goOnIn(room);
  }

  /** A room is kept by another node: whoever wanted something there says it again, if it still matters. */
  forget(room: RoomId): void {
    this.#waiting.take(room);
  }

  lose(connection: ConnectionId, cause: string): void {
    this.#waiting.forget(connection);
    this.#keeper.lose(connection, cause);
  }

  unwatch(connection: ConnectionId): void {
    this.#keeper.unwatch(connection);
  }

  seatOf(connection: ConnectionId): PeerId | null {
    return this.#keeper.seatOf(connection);
  }

  #goOnIn(room: RoomId): void {
    for (const { client, command } of this.#waiting.take(room)) this.#hear(client, command);
  }

  #hear(client: ClientConnection, command: Command): void {
    client.countDeliveries(this.#keeper.hear(client.id, client.networks, command));
  }
}
