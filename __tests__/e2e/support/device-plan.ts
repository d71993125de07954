import { cssColour, palette, type Colour } from './colours';
import type { Device, DevicePlan, Motion } from './stand-in-devices';

/** What does not work, of camera and microphone, or is there besides. */
export interface DeviceTroubles {
  /** A second camera, which looks away from the person, as telephones have. */
  readonly back?: Colour;
  readonly camera?: Exclude<Device, 'works'>;
  readonly microphone?: Exclude<Device, 'works'>;
}

/** How much cameras and microphones give the machine to do. */
export interface DevicePace {
  /** Of camera and screen; by default as often as gaps are looked for, since more only costs the machine. */
  readonly framesPerSecond?: number;
  /** Of every two seconds; by default the tone does not end. */
  readonly loudSeconds?: number;
  /** In what camera and screen show; by default a mark that moves. */
  readonly motion?: Motion;
}

/** Nobody's camera shows it. */
export const screenColour: Colour = 'cyan';

/** @returns devices of that person's colour, with a tone of its own for each colour. */
export function devicePlan(
  colour: Colour,
  troubles: DeviceTroubles = {},
  { framesPerSecond = 10, loudSeconds = 2, motion = 'mark' }: DevicePace = {},
): DevicePlan {
  return {
    camera: troubles.camera ?? 'works',
    microphone: troubles.microphone ?? 'works',
    cameraColour: cssColour(colour),
    backColour: troubles.back ? cssColour(troubles.back) : null,
    screenColour: cssColour(screenColour),
    framesPerSecond,
    loudSeconds,
    motion,
    toneHz: 300 + 80 * Object.keys(palette).indexOf(colour),
  };
}
