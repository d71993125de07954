import type { PeerId } from '../../lib/signaling/identifiers';
import type { Before, Seat } from './seat';

/** When something is decided. */
export interface Moment {
  /** Milliseconds on a clock that does not go back. */
  readonly nowMs: number;
  /**
   * The server has just been restarted: those who come back say how rooms were. What is decided now has to
   * yield to it, so that whoever comes first does not become host for good.
   */
  readonly recovering: boolean;
  /** The least stamp of a door's state that is decided now. */
  readonly stamp: number;
}

/** What only the host may have done. */
export type HostOrder =
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'newcomers'; readonly read: boolean }
  | { readonly type: 'remove'; readonly peer: PeerId }
  | { readonly type: 'transfer'; readonly peer: PeerId }
  | { readonly type: 'answer'; readonly peer: PeerId; readonly admit: boolean };

/** What somebody gets who wants a seat. `paused`: was refused at this door, and has to wait for a while. */
export type Entry =
  | { readonly status: 'seated'; readonly seat: Seat; readonly before: Before }
  | { readonly status: 'waiting' | 'outside' | 'full' | 'door_busy' | 'paused' };

/** What somebody is in a room: has a seat, waits for one, or stands at the door. */
export interface Standpoint {
  readonly peer: PeerId;
  readonly status: 'seated' | 'waiting' | 'outside';
}
