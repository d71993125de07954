import type { Reach } from '../ice/ice-lists';
import type { ConnectionId } from '../rooms/seat';
import type { Outbox } from '../signaling/outbox';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { CommandDesk } from '../signaling/serve-socket';
import type { Nodes } from './nodes';

/** The only server of a site: it keeps every room, and there is nobody to tell. */
export class Alone implements Nodes {
  readonly id = null;
  readonly state = null;
  readonly isReady = true;
  readonly mayAct = true;
  readonly outbox: Outbox;
  readonly relaysOf: (connection: ConnectionId) => Reach | null;
  #keeper: RoomKeeper | null = null;

  constructor(outbox: Outbox, relaysOf: (connection: ConnectionId) => Reach | null) {
    this.outbox = outbox;
    this.relaysOf = relaysOf;
  }

  serve(keeper: RoomKeeper): CommandDesk {
    this.#keeper = keeper;
    return {
      hear: (client, command) =>
        client.countDeliveries(keeper.hear(client.id, client.networks, command)),
      lose: (connection, cause) => keeper.lose(connection, cause),
      seatOf: (connection) => keeper.seatOf(connection),
    };
  }

  tellRevoked(): void {
    // There is nobody.
  }

  sweep(): void {
    this.#keeper?.sweep();
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}
