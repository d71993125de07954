import { useSyncExternalStore } from 'react';
import type { BlockedMedia } from '../../lib/media/playback';
import { pagePlayback } from '../../lib/media/playback';

const nothing = (): BlockedMedia => 'none';

/** @returns what the browser does not play on this page until the person asks for it. */
export function useBlockedMedia(): BlockedMedia {
  return useSyncExternalStore(pagePlayback.subscribe, pagePlayback.getSnapshot, nothing);
}
