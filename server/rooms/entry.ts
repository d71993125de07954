import type { PeerId } from '../../lib/signaling/identifiers';
import type { Before, ConnectionId, Seat } from './seat';

/** What somebody gets who wants a seat. `replaced`: the connection that stood in this place until now. */
export type Entry =
  | { readonly status: 'seated'; readonly seat: Seat; readonly before: Before }
  | { readonly status: 'waiting'; readonly replaced: ConnectionId | null }
  | { readonly status: 'outside'; readonly replaced: ConnectionId | null }
  | { readonly status: 'full' }
  | { readonly status: 'door_busy' };

/** What somebody is in a room: has a seat, waits for one, or stands at the door. */
export interface Standpoint {
  readonly peer: PeerId;
  readonly status: 'seated' | 'waiting' | 'outside';
}
