import type { PeerId } from '../../lib/signaling/identifiers';

/** What only the host may have done. */
export type HostOrder =
  | { readonly type: 'lock'; readonly locked: boolean }
  | { readonly type: 'remove'; readonly peer: PeerId }
  | { readonly type: 'transfer'; readonly peer: PeerId }
  | { readonly type: 'answer'; readonly peer: PeerId; readonly admit: boolean };
