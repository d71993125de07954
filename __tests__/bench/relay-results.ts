import type { Route } from './relay-flow';
import type { LoadResult } from './relay-load';
import type { RoomResult } from './relay-room';

export interface SteadyResult {
  readonly route: Route;
  readonly mbits: number;
  readonly load: LoadResult;
}

/** What was measured of one relay, a value a round. */
export interface RelayResults {
  readonly name: string;
  readonly steady: SteadyResult[];
  readonly rooms: RoomResult[];
  readonly memoryKib: number[];
}
