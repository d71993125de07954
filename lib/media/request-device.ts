import { mediaProblem } from './media-problem';
import type { MediaProblem } from './media-snapshot';

export type InputKind = 'audio' | 'video';

export type DeviceOutcome =
  | { readonly status: 'on'; readonly track: MediaStreamTrack }
  | { readonly status: 'failed'; readonly problem: MediaProblem };

export interface DeviceRequest {
  readonly kind: InputKind;
  readonly constraints: MediaTrackConstraints;
  /** '' is the system's default, which also takes the place of a device that is not there. */
  readonly deviceId: string;
}

/** Asks the browser, and through it perhaps the person, for one track. Never rejects. */
export async function requestDevice(
  devices: MediaDevices | null,
  request: DeviceRequest,
): Promise<DeviceOutcome> {
  if (!devices) return { status: 'failed', problem: 'insecure' };
  const { kind, constraints, deviceId } = request;
  const exact = deviceId === '' ? constraints : { ...constraints, deviceId: { exact: deviceId } };
  try {
    const stream = await devices.getUserMedia({ [kind]: exact });
    const [track] = stream.getTracks();
    return track ? { status: 'on', track } : { status: 'failed', problem: 'missing' };
  } catch (error) {
    const problem = mediaProblem(error);
    if (problem !== 'missing' || deviceId === '') return { status: 'failed', problem };
    return requestDevice(devices, { ...request, deviceId: '' });
  }
}
