import type { MediaEdges } from '../../lib/media/media-edges';
import { FakeStorage } from './fake-storage';

/** A browser's edges without devices, in a page that is always seen. */
export function fakeMediaEdges(change: Partial<MediaEdges> = {}): MediaEdges {
  return {
    mediaDevices: () => null,
    permission: () => Promise.resolve(null),
    now: () => 0,
    storage: new FakeStorage(),
    canChooseSpeaker: () => false,
    watchVisible: () => () => undefined,
    ...change,
  };
}
