import type { FiveResult } from './measure-five';
import type { TwoResult } from './measure-two';

/** What was measured of one contender, a value a round. */
export interface Results {
  readonly name: string;
  readonly two: TwoResult[];
  readonly five: FiveResult[];
}
