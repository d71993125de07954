import type { ClientEvent, Knock } from '../../lib/signaling/client-messages';
import type { SignalErrorCode } from '../../lib/signaling/events';
import type { RoomRegistry } from '../rooms/room-registry';
import type { HostOrder } from '../rooms/room-step';
import type { ConnectionId } from '../rooms/seat';
import type { Networks } from '../shares/networks-of';
import type { Aftermath } from './aftermath';
import type { DoorAnnouncer } from './door-announcer';
import type { Outbox } from './outbox';
import type { RoomLog } from './room-log';
import type { TrafficLimits } from './traffic-limits';

export interface DoorCommandsOptions {
  registry: RoomRegistry;
  aftermath: Aftermath;
  doorAnnouncer: DoorAnnouncer;
  outbox: Outbox;
  traffic: TrafficLimits;
  log: RoomLog;
}

/** What is said about the doors of rooms: by those in front of them, and by the hosts. */
export class DoorCommands {
  readonly #options: DoorCommandsOptions;

  constructor(options: DoorCommandsOptions) {
    this.#options = options;
  }

  /** Carries a knock to the host, and stamps whose it is. */
  knock(connection: ConnectionId, networks: Networks, { to, payload }: Knock): void {
    const { registry, outbox, traffic } = this.#options;
    const place = registry.place(connection);
    if (place?.status !== 'outside') {
      const code = place?.status === 'seated' ? 'already_seated' : 'not_seated';
      return this.#refuse(connection, code, 'knock');
    }
    const result = registry.knock(place, to);
    switch (result.status) {
      case 'absent':
        return this.#refuse(connection, 'peer_not_in_room', 'knock');
      case 'repeated':
        return this.#refuse(connection, 'rate_limited', 'knock');
      case 'heard': {
        const { peer, session } = result.caller;
        if (!traffic.takeTextTo(result.host, peer, networks, payload)) {
          return this.#refuse(connection, 'rate_limited', 'knock');
        }
        return outbox.send(result.host, 'knock', { from: peer, session, payload });
      }
    }
  }

  /** Does as the host says, if it is the host who says so. */
  obey(connection: ConnectionId, event: ClientEvent, order: HostOrder): void {
    const { registry, aftermath, log } = this.#options;
    const change = registry.obey(connection, order);
    if (typeof change === 'string') return this.#refuse(connection, change, event);
    log.note('host_obeyed', change.room, { order: order.type });
    aftermath.tell(change);
  }

  /** Gives fresh door tokens to everybody who has a seat, so that those of people who left grow old. */
  *renew(): Generator<void, void> {
    const { registry, doorAnnouncer } = this.#options;
    for (const room of registry.renewDoors()) yield doorAnnouncer.tellInside(room);
  }

  #refuse(connection: ConnectionId, code: SignalErrorCode, event: ClientEvent): void {
    this.#options.outbox.send(connection, 'signal_error', { code, event });
  }
}
