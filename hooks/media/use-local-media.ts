import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LocalMediaOptions } from '../../lib/media/local-media';
import { LocalMedia } from '../../lib/media/local-media';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';

/** What the server draws, and the browser too until it has taken over the page. */
const untouched = new LocalMedia().getSnapshot();
const serverSnapshot = () => untouched;

/**
 * Owns this participant's devices for a component's life.
 *
 * @param options only those of the first render count
 */
export function useLocalMedia(options: LocalMediaOptions = {}): {
  media: MediaSnapshot;
  local: LocalMedia;
} {
  const [local] = useState(() => new LocalMedia(options));
  const media = useSyncExternalStore(local.subscribe, local.getSnapshot, serverSnapshot);
  useEffect(() => {
    local.open();
    return () => local.close();
  }, [local]);
  return { media, local };
}
