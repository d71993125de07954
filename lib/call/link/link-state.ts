import type { LinkPath } from '../stats/link-path';
import type { BlockedCause } from './blocked-cause';

/** How the connection to one peer is. */
export type LinkState =
  /** It never was up. `relay`: direct ways had their time, or are not wanted. */
  | { readonly status: 'connecting'; readonly tries: 'anyWay' | 'relay' }
  /** `path` is null until the browser told it. */
  | { readonly status: 'connected'; readonly path: LinkPath | null }
  /** It was up before. The last picture stands for a while. */
  | { readonly status: 'reconnecting' }
  /** Nothing helped so far. It is tried further, now and then, and at once when the person says so. */
  | { readonly status: 'blocked'; readonly cause: BlockedCause };
