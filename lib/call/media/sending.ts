import type { CaptureProfile } from '../../media/capture-profile';
import { qualityFor } from '../../media/quality-table';

/** What comes of the budget of all links, for the person. The same object until something in it changes. */
export interface Sending {
  /** What camera and screen need to deliver. */
  readonly capture: CaptureProfile;
  readonly screenPixels: number;
  /** Whether this machine has too much to do. */
  readonly strained: boolean;
  /** Whether the line carries sound only, to everybody. */
  readonly resting: boolean;
  /** Whether the line has no room for the sound of the screen, to one of those at least. */
  readonly screenSoundRests: boolean;
}

const alone = qualityFor(1);

/** Before there is anybody to send to. */
export const unshared: Sending = {
  capture: alone.camera,
  screenPixels: alone.screen.pixels,
  strained: false,
  resting: false,
  screenSoundRests: false,
};
