import type { Logger } from 'pino';
import type { RoomId } from '../../lib/signaling/identifiers';

/** What happens in rooms, in lines for whoever runs the server. */
export class RoomLog {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Rooms are named only in the most talkative logs: whoever knows a room's name can enter it. */
  note(event: string, room: RoomId, facts: Record<string, unknown>): void {
    this.#logger.info(this.#logger.isLevelEnabled('debug') ? { ...facts, room } : facts, event);
  }
}
