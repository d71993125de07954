import type { PeerId, RoomId, SessionId } from '../../../../lib/signaling/identifiers';
import type { Wish } from '../../../../server/rooms/room-registry';
import { RoomRegistry } from '../../../../server/rooms/room-registry';
import type { Claim } from '../../../../server/rooms/seat';
import { networksOf } from '../../../../server/shares/networks-of';
import { standIn } from '../../../fakes/stand-in';

export const HOLD_MS = 30_000;
export const EPOCH_MS = 1_700_000_000_000;
export const SALA = standIn<RoomId>('sala');

export const SIT: Wish = { wait: false, recovered: null };
export const WAIT: Wish = { wait: true, recovered: null };

export const room = (name: string) => standIn<RoomId>(name);
export const peer = (name: string) => standIn<PeerId>(name.padEnd(16, '-'));

/** Somebody who comes over a connection of the same name, unless it is said otherwise. */
export const claim = (name: string, more: Partial<Claim> = {}): Claim => ({
  peer: peer(name),
  connection: name,
  started: false,
  session: standIn<SessionId>('s'.repeat(16)),
  networks: networksOf('203.0.113.7'),
  returning: false,
  ...more,
});

/** A registry whose clock tests turn; its server has been up for long, unless it was just restarted. */
export function roomWorld({ capacity = 5, maxRooms = 100, restarted = false } = {}) {
  const clock = { nowMs: 0 };
  const registry = new RoomRegistry({
    capacity,
    holdMs: HOLD_MS,
    rooms: { total: maxRooms, perNetwork: maxRooms, atLeast: maxRooms },
    now: () => clock.nowMs,
    epochNow: () => EPOCH_MS + clock.nowMs,
  });
  if (!restarted) {
    clock.nowMs = HOLD_MS;
    Array.from(registry.expire());
  }
  return { registry, clock };
}
