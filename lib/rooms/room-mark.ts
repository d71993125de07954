import type { RoomId } from '../signaling/identifiers';
import { fnv1a } from './fnv-1a';

/**
 * What a balancer sees of a room, to bring its people to one server: 16 bits of a hash, in hexadecimal. That is enough to
 * spread rooms over servers, and so little that many have the same: what a balancer logs doesn't tell which room it was.
 */
export function roomMark(room: RoomId): string {
  return BigInt.asUintN(16, fnv1a(room)).toString(16).padStart(4, '0');
}
