import { useEffect } from 'react';
import type { Call } from '../../lib/call/call';
import { localFacts, localTracks } from '../../lib/call/local-side';
import type { MediaSnapshot } from '../../lib/media/media-snapshot';

export interface LocalSide {
  media: MediaSnapshot;
  name: string;
}

/** Has the call send what there is, and tell the others of it. */
export function useLocalSide(call: Call, { media, name }: LocalSide): void {
  useEffect(() => {
    call.setLocal(localTracks(media), localFacts(media, name));
  }, [call, media, name]);
}
