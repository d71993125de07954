import type { CameraSide, Facing } from './camera-side';
import { cameraSide } from './camera-side';
import type { CaptureProfile } from './capture-profile';
import { bestCapture, cameraConstraints } from './capture-profile';
import type { DeviceState } from './media-snapshot';

/** What is wanted of the camera, whichever it is: how large its pictures are, where it looks, and its light. */
export class CameraWishes {
  readonly #constrain: (constraints: MediaTrackConstraints) => void;
  #capture: CaptureProfile = bestCapture;
  #facing: Facing | null = null;
  #torch = false;

  /** @param constrain told of what is wanted whenever that changes */
  constructor(constrain: (constraints: MediaTrackConstraints) => void) {
    this.#constrain = constrain;
  }

  get constraints(): MediaTrackConstraints {
    return cameraConstraints(this.#capture, { facing: this.#facing, torch: this.#torch });
  }

  /** @param cameras how many there are */
  sideOf(camera: DeviceState, cameras: number): CameraSide {
    return cameraSide(camera, cameras, this.#torch);
  }

  limit(capture: CaptureProfile): void {
    const { height, frameRate } = this.#capture;
    if (capture.height === height && capture.frameRate === frameRate) return;
    this.#capture = capture;
    this.#constrain(this.constraints);
  }

  /** @param facing null: whichever way it looks. The light of the one before goes out. */
  face(facing: Facing | null): void {
    if (facing === this.#facing && !this.#torch) return;
    this.#facing = facing;
    this.#torch = false;
    this.#constrain(this.constraints);
  }

  setTorch(on: boolean): void {
    if (on === this.#torch) return;
    this.#torch = on;
    this.#constrain(this.constraints);
  }
}
