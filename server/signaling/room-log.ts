import type { Logger } from 'pino';
import type { RoomId } from '../../lib/signaling/identifiers';
import { ALL_ROOM_LINES, ROOM_LINES } from '../shares/limits';
import { Rates } from '../shares/rates';

/** What happens in rooms, in lines for whoever runs the server; a flood in a room fills no log. */
export class RoomLog {
  readonly #logger: Logger;
  readonly #lines: Rates;
  readonly #allLines: Rates;
  #unsaid = 0;

  /** @param now milliseconds on any clock that does not go back */
  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#lines = new Rates(ROOM_LINES, now);
    this.#allLines = new Rates(ALL_ROOM_LINES, now);
  }

  /** Rooms are named only in the most talkative logs: whoever knows a room's name can enter it. */
  note(event: string, room: RoomId, facts: Record<string, unknown>): void {
    if (!this.#lines.take([room]) || !this.#allLines.take(['all'])) {
      this.#unsaid += 1;
      return;
    }
    const named = this.#logger.isLevelEnabled('debug') ? { ...facts, room } : facts;
    this.#logger.info(this.#unsaid > 0 ? { ...named, unsaid: this.#unsaid } : named, event);
    this.#unsaid = 0;
  }
}
