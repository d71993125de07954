import type { SignalErrorCode } from '../../lib/signaling/events';
import type { ConnectionId } from '../rooms/seat';
import type { Networks } from '../shares/networks-of';
import type { AccessCheck } from './access-check';
import type { ActLimits } from './act-limits';
import type { Command } from './read-command';
import type { SeatCommands } from './seat-commands';

export interface CommandCheckOptions {
  readonly acts: Pick<ActLimits, 'admits'>;
  readonly access: Pick<AccessCheck, 'checkRoom'>;
  readonly seats: Pick<SeatCommands, 'seatOf' | 'hasSeat' | 'growsBack' | 'opensRoom'>;
}

/** Which commands are followed, before anybody looks at what they say of a room. */
export class CommandCheck {
  readonly #options: CommandCheckOptions;

  constructor(options: CommandCheckOptions) {
    this.#options = options;
  }

  /** Why an address may not have more of what costs more than a message, or may not open a room; or null. */
  refusalOf(
    connection: ConnectionId,
    networks: Networks,
    command: Command,
  ): SignalErrorCode | null {
    const { acts, access, seats } = this.#options;
    if (command.event === 'request_ice_servers' && seats.seatOf(connection) === null) {
      return acts.admits('trial', networks) ? null : 'rate_limited';
    }
    if (command.event === 'prepare_call') {
      return acts.admits('prepare', networks) ? null : 'rate_limited';
    }
    if (command.event !== 'join_room') return null;
    const { message } = command;
    if (!seats.growsBack(message) && !acts.admits('join', networks)) return 'rate_limited';
    return seats.opensRoom(message) ? access.checkRoom(message, networks) : null;
  }

  /**
   * Whether a command can be followed by who may have lost the room, and does not know it: it gives nobody anything
   * that somebody else could give as well.
   */
  isHarmless(command: Command): boolean {
    switch (command.event) {
      case 'join_room':
        return this.#options.seats.hasSeat(command.message);
      case 'watch_room':
      case 'start_call':
      case 'knock':
      case 'request_ice_servers':
      case 'webrtc_offer':
      case 'webrtc_answer':
      case 'webrtc_ice_candidate':
        return true;
      default:
        return false;
    }
  }
}
