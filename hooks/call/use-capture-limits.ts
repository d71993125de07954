import { useEffect } from 'react';
import type { CallSnapshot } from '../../lib/call/call-snapshot';
import { qualityFor } from '../../lib/media/quality-table';
import type { LocalMedia } from '../../lib/media/local-media';

/** In pixels: what a preview needs to look good, however full the room is. */
const PREVIEW_HEIGHT = 360;

/** Changing a camera's size costs a key frame on every link; not while others are being made. */
const CAPTURE_DELAY_MS = 4_000;

/** Has camera and screen deliver what is sent in this call, and no more. */
export function useCaptureLimits(
  local: LocalMedia,
  { call, occupancy, sending }: CallSnapshot,
): void {
  const inCall = call.status === 'inCall';
  const expected = qualityFor((occupancy?.present ?? 0) + 1);
  const { height, frameRate } = inCall ? sending.capture : expected.camera;
  const pixels = inCall ? sending.screenPixels : expected.screen.pixels;
  useEffect(() => {
    if (!inCall) {
      local.limitCapture({ height: Math.max(height, PREVIEW_HEIGHT), frameRate });
      local.limitScreen(pixels);
      return;
    }
    // The senders scale down at once; camera and screen follow when the new links have had their time.
    const timer = setTimeout(() => {
      local.limitCapture({ height, frameRate });
      local.limitScreen(pixels);
    }, CAPTURE_DELAY_MS);
    return () => clearTimeout(timer);
  }, [local, height, frameRate, pixels, inCall]);
}
