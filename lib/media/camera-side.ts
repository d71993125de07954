import type { DeviceState } from './media-snapshot';

/** Towards whom a camera looks: the person at the device, or what is before that person (W3C mediacapture-streams, 4.3.8). */
export type Facing = 'user' | 'environment';

/** What can be done with a camera as telephones have them. */
export interface CameraSide {
  /** Null where the browser does not tell, as of most cameras that are on no telephone. */
  readonly facing: Facing | null;
  /** Whether there is one that looks the other way. */
  readonly canTurn: boolean;
  /** Whether its light is on; null where it has none (W3C image-capture, `torch`). */
  readonly torch: boolean | null;
}

/** @returns where a camera is to look instead: at the person when nobody knows where it looks */
export function otherFacing(facing: Facing | null): Facing {
  return facing === 'environment' ? 'user' : 'environment';
}

/** @param cameras how many there are @param torch whether the light was asked for */
export function cameraSide(state: DeviceState, cameras: number, torch: boolean): CameraSide {
  if (state.status !== 'on') return { facing: null, canTurn: false, torch: null };
  const facing = facingOf(state.track);
  const canTurn = facing !== null && cameras > 1;
  return { facing, canTurn, torch: hasTorch(state.track) ? torch : null };
}

function facingOf(track: MediaStreamTrack): Facing | null {
  const { facingMode } = track.getSettings();
  return facingMode === 'user' || facingMode === 'environment' ? facingMode : null;
}

/** TypeScript's types lack what is of image capture. */
type TorchCapabilities = MediaTrackCapabilities & { torch?: boolean | readonly boolean[] };

/** Some browsers tell all values that there are, some whether it can be on. */
function hasTorch(track: MediaStreamTrack): boolean {
  if (!('getCapabilities' in track)) return false;
  const { torch }: TorchCapabilities = track.getCapabilities();
  return torch === true || (Array.isArray(torch) && torch.includes(true));
}
