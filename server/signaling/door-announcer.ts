import type { ClosedDoor, Door } from '../../lib/signaling/events';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { DoorState } from '../rooms/room-door';
import type { RoomRegistry } from '../rooms/room-registry';
import type { RoomView } from '../rooms/room-view';
import type { ConnectionId, Seat } from '../rooms/seat';
import { isDeparted } from '../rooms/seat';
import type { AnnouncerOptions } from './announcer';
import type { Outbox } from './outbox';

export interface DoorAnnouncerOptions {
  registry: RoomRegistry;
  outbox: Outbox;
  describeDoor: (room: RoomId, state: DoorState) => Door;
  issueToken: AnnouncerOptions['issueToken'];
  publishStatus: (room: RoomId) => void;
}

/** What those in a room, at its door and around it were told last. */
interface Told {
  readonly stamp: number | null;
  readonly locked: boolean;
  readonly present: number;
  /** Who can answer knocks. */
  readonly host: (NonNullable<ClosedDoor['host']> & { readonly connection: ConnectionId }) | null;
  readonly callers: ReadonlySet<ConnectionId>;
}

const NOTHING: Told = { stamp: null, locked: false, present: 0, host: null, callers: new Set() };

/**
 * Tells what changed about the door of a room, whatever changed it: those inside who is host and whether
 * it is locked, those outside whom to knock at, and those who watch how many are in.
 */
export class DoorAnnouncer {
  readonly #options: DoorAnnouncerOptions;
  readonly #told = new Map<RoomId, Told>();

  constructor(options: DoorAnnouncerOptions) {
    this.#options = options;
  }

  /** @param welcomed have got the state of the door with their seats */
  review(room: RoomId, welcomed: readonly Seat[]): void {
    const { registry, publishStatus } = this.#options;
    const view = registry.room(room);
    const before = this.#told.get(room) ?? NOTHING;
    const now = lookAt(view);
    if (now.stamp === null) this.#told.delete(room);
    else this.#told.set(room, now);
    if (now.stamp !== before.stamp) {
      this.tellInside(
        room,
        welcomed.map(({ peer }) => peer),
      );
    }
    this.#tellOutside(room, view, now, before);
    if (now.present !== before.present || now.locked !== before.locked) publishStatus(room);
  }

  /** Hands everybody inside the state of the door, with a fresh token. */
  tellInside(room: RoomId, except: readonly PeerId[] = []): void {
    const { registry, outbox, describeDoor } = this.#options;
    const { door, seats } = registry.room(room);
    if (!door) return;
    for (const { peer, holder } of seats) {
      if (holder.status === 'away' || except.includes(peer)) continue;
      outbox.send(holder.connection, 'door_changed', describeDoor(room, door));
    }
  }

  #tellOutside(room: RoomId, { callers, door }: RoomView, now: Told, before: Told): void {
    const { outbox, issueToken } = this.#options;
    const isSameHost = now.host?.connection === before.host?.connection;
    const host = now.host && { id: now.host.id, session: now.host.session };
    for (const { peer, connection } of callers) {
      if (isSameHost && before.callers.has(connection)) continue;
      const reason: ClosedDoor['reason'] = door?.removed.includes(peer) ? 'removed' : 'locked';
      const token = issueToken(room, peer, 'place');
      outbox.send(connection, 'door_closed', { self: peer, token, host, reason });
    }
  }
}

function lookAt({ seats, callers, door }: RoomView): Told {
  const host = seats.find(({ peer }) => peer === door?.host);
  return {
    stamp: door?.stamp ?? null,
    locked: door?.locked ?? false,
    present: seats.filter((seat) => !isDeparted(seat)).length,
    host: host ? answering(host) : null,
    callers:
      callers.length > 0 ? new Set(callers.map(({ connection }) => connection)) : NOTHING.callers,
  };
}

/** Written out, as the seats are: what was told is kept of each room. */
function answering({ peer, session, holder }: Seat): Told['host'] {
  return holder.status === 'here' ? { id: peer, session, connection: holder.connection } : null;
}
