import { mediaProblem } from './media-problem';
import type { MediaProblem } from './media-snapshot';

export type InputKind = 'audio' | 'video';

export interface DeviceRequest {
  readonly kind: InputKind;
  readonly constraints: MediaTrackConstraints;
  /** '' is the system's default. */
  readonly deviceId: string;
  /** Whether the system's default may take the place of a device that is not there. */
  readonly orDefault: boolean;
}

interface Refusal {
  readonly status: 'failed';
  readonly problem: MediaProblem;
}

export type DeviceOutcome = Refusal | { readonly status: 'on'; readonly track: MediaStreamTrack };

export type StreamOutcome = Refusal | { readonly status: 'on'; readonly stream: MediaStream };

/**
 * Asks the browser, and through it perhaps the person, for one device of each kind: it gives all of them, or none
 * (W3C mediacapture-streams 10.3.2). Never rejects.
 */
export async function requestDevices(
  devices: MediaDevices | null,
  requests: readonly DeviceRequest[],
): Promise<StreamOutcome> {
  if (!devices) return { status: 'failed', problem: 'insecure' };
  const wishes: MediaStreamConstraints = {};
  for (const request of requests) wishes[request.kind] = constraintsOf(request);
  try {
    return { status: 'on', stream: await devices.getUserMedia(wishes) };
  } catch (error) {
    const problem = mediaProblem(error);
    const isAnyChosen = requests.some(({ deviceId }) => deviceId !== '');
    const isDefaultFine = requests.every(({ orDefault }) => orDefault);
    if (problem !== 'missing' || !isAnyChosen || !isDefaultFine)
      return { status: 'failed', problem };
    return requestDevices(
      devices,
      requests.map((request) => ({ ...request, deviceId: '' })),
    );
  }
}

/** @returns what of the outcome is of that kind. */
export function outcomeOfKind(outcome: StreamOutcome, kind: InputKind): DeviceOutcome {
  if (outcome.status === 'failed') return outcome;
  const track = outcome.stream.getTracks().find((one) => one.kind === kind);
  return track ? { status: 'on', track } : { status: 'failed', problem: 'missing' };
}

function constraintsOf({ constraints, deviceId }: DeviceRequest): MediaTrackConstraints {
  return deviceId === '' ? constraints : { ...constraints, deviceId: { exact: deviceId } };
}
