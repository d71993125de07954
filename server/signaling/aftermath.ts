import type { PeerId } from '../../lib/signaling/identifiers';
import type { Change } from '../rooms/room-registry';
import type { Seat } from '../rooms/seat';
import type { Dismissal } from '../rooms/turnover';
import type { Announcer } from './announcer';
import type { DoorAnnouncer } from './door-announcer';
import type { Outbox } from './outbox';
import type { PrepareCommands } from './prepare-commands';
import type { QueueBoard } from './queue-board';
import type { RoomLog } from './room-log';

export interface AftermathOptions {
  announcer: Announcer;
  doorAnnouncer: DoorAnnouncer;
  prepares: PrepareCommands;
  queues: QueueBoard;
  outbox: Outbox;
  log: RoomLog;
  /** Nobody has this seat any more, nor may use what was given out with it. */
  onSeatFreed: (peer: PeerId) => void;
}

/** Tells everybody concerned what one step in a room has changed. */
export class Aftermath {
  readonly #options: AftermathOptions;

  constructor(options: AftermathOptions) {
    this.#options = options;
  }

  /** @param welcomed the seat of the one who took the step, and is told by itself */
  tell({ room, turnover }: Change, welcomed: readonly Seat[] = []): void {
    const { announcer, doorAnnouncer, prepares, queues, log, onSeatFreed } = this.#options;
    const { freed, departed, putOut, seated, dismissed, withdrawn, queueFrom } = turnover;
    for (const peer of withdrawn) announcer.tellHost(room, 'knock_withdrawn', { peer });
    for (const peer of departed) {
      announcer.tellLeft(room, peer, false);
      log.note('seat_kept', room, { peer });
    }
    for (const peer of freed) {
      onSeatFreed(peer);
      announcer.tellLeft(room, peer, putOut.includes(peer));
      log.note('seat_freed', room, { peer });
    }
    for (const dismissal of dismissed) this.#dismiss(dismissal);
    seated.forEach((seat, index) => {
      announcer.welcome(room, seat);
      // Those who got in with this one are told of it by their own turn, so that only one side leads.
      const later = seated.slice(index + 1).map(({ peer }) => peer);
      if (seat.started) announcer.callOn(room, seat.peer, later);
      log.note('seat_taken', room, { peer: seat.peer });
    });
    if (queueFrom !== null) queues.move(room, queueFrom);
    prepares.review(room);
    doorAnnouncer.review(room, [...welcomed, ...seated]);
  }

  #dismiss({ connection, why }: Dismissal): void {
    const { outbox } = this.#options;
    switch (why) {
      case 'removed':
        return outbox.send(connection, 'signal_error', { code: 'removed', event: null });
      case 'door_busy':
        return outbox.send(connection, 'signal_error', { code: 'door_busy', event: 'join_room' });
      case 'refused':
        return outbox.send(connection, 'knock_refused', { reason: 'host' });
      case 'room_empty':
        return outbox.send(connection, 'knock_refused', { reason: 'room_empty' });
      case 'replaced':
        outbox.send(connection, 'signal_error', { code: 'replaced', event: null });
        return outbox.close(connection);
    }
  }
}
