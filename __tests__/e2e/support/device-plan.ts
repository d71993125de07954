import { cssColour, palette, type Colour } from './colours';
import type { Device, DevicePlan } from './stand-in-devices';

/** What does not work, of camera and microphone. */
export interface DeviceTroubles {
  readonly camera?: Exclude<Device, 'works'>;
  readonly microphone?: Exclude<Device, 'works'>;
}

/** Nobody's camera shows it. */
export const screenColour: Colour = 'cyan';

/** @returns devices of that person's colour, with a tone of its own for each colour. */
export function devicePlan(
  colour: Colour,
  troubles: DeviceTroubles = {},
  framesPerSecond = 15,
): DevicePlan {
  return {
    camera: troubles.camera ?? 'works',
    microphone: troubles.microphone ?? 'works',
    cameraColour: cssColour(colour),
    screenColour: cssColour(screenColour),
    framesPerSecond,
    toneHz: 300 + 80 * Object.keys(palette).indexOf(colour),
  };
}
