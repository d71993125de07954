import type { Facing } from './camera-side';

/** How large and how often a camera takes pictures. */
export interface CaptureProfile {
  /** In pixels; the width follows at 16:9. */
  readonly height: number;
  /** In pictures a second. */
  readonly frameRate: number;
}

/** What a camera is asked for while nothing speaks against it. */
export const bestCapture: CaptureProfile = { height: 720, frameRate: 30 };

/** TypeScript's types lack what is of image capture. */
const torchOn: MediaTrackConstraintSet & { torch: boolean } = { torch: true };

/** Wishes, not demands: a camera that can't do it exactly gives what is nearest. */
export function cameraConstraints(
  { height, frameRate }: CaptureProfile,
  { facing, torch }: { facing: Facing | null; torch: boolean },
): MediaTrackConstraints {
  return {
    width: { ideal: Math.round((height * 16) / 9) },
    height: { ideal: height },
    frameRate: { ideal: frameRate },
    ...(facing && { facingMode: { ideal: facing } }),
    ...(torch && { advanced: [torchOn] }),
  };
}

/** A voice is freed of echo and noise, and made as loud as others. To music all that would do harm. */
export function microphoneConstraints(isMusic: boolean): MediaTrackConstraints {
  return {
    echoCancellation: !isMusic,
    noiseSuppression: !isMusic,
    autoGainControl: !isMusic,
    ...(isMusic && { channelCount: { ideal: 2 } }),
  };
}
