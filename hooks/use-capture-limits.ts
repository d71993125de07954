import { useEffect } from 'react';
import type { CallSnapshot } from '../lib/call/call-snapshot';
import { qualityFor } from '../lib/media/quality-table';
import type { LocalMedia } from '../lib/media/local-media';

/** In pixels: what a preview needs to look good, however full the room is. */
const PREVIEW_HEIGHT = 360;

/** Changing a camera's size costs a key frame on every link; not while others are being made. */
const CAPTURE_DELAY_MS = 4_000;

/** Has camera and screen deliver what is sent in a room as full as this one, and no more. */
export function useCaptureLimits(
  local: LocalMedia,
  { call, peers, occupancy }: CallSnapshot,
  strained: boolean,
): void {
  const inCall = call.status === 'inCall';
  const count = (inCall ? peers.length : (occupancy?.present ?? 0)) + 1;
  useEffect(() => {
    const { camera, screen } = qualityFor(count, strained);
    const { height, frameRate } = camera;
    if (!inCall) {
      local.limitCapture({ height: Math.max(height, PREVIEW_HEIGHT), frameRate });
      local.limitScreen(screen.pixels);
      return;
    }
    // The senders scale down at once; camera and screen follow when the new links have had their time.
    const timer = setTimeout(() => {
      local.limitCapture({ height, frameRate });
      local.limitScreen(screen.pixels);
    }, CAPTURE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [local, count, inCall, strained]);
}
