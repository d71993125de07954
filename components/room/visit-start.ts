import type { Rejoin } from '../../lib/call/seat/rejoin-memory';
import type { SeatTokens } from '../../lib/call/seat/seat-tokens';

/** What was on before, so that nobody is un-muted who was muted. */
export type DeviceWishes = Pick<Rejoin, 'muted' | 'cameraWanted'>;

/** The seat or place to take again at once, as after the page was loaded again. */
export type Return = SeatTokens & Pick<Rejoin, 'waits' | 'knocked'>;

/** How a visit to a room begins. */
export interface VisitStart {
  /** Null: there is none. */
  rejoin: Return | null;
  /** Past the lobby: the person was inside a moment ago, or (`if permitted`) the page around a frame wants it so. */
  joins: 'at once' | 'if permitted' | 'when asked';
  /** Null on a first visit that nobody wished otherwise: everything on. */
  devices: DeviceWishes | null;
}
