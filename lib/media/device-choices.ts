import type { DeviceChoice, DeviceChoices } from './media-snapshot';
import type { InputKind } from './request-device';

/** Chromium lists some devices twice: as themselves and as what the system's settings name. */
const DEFAULT = 'default';
const COMMUNICATIONS = 'communications';

/**
 * Makes what the person can choose from out of what the browser enumerates. Devices without an id,
 * which is all that browsers tell before they have permission, can't be chosen.
 */
export function deviceChoices(
  devices: readonly MediaDeviceInfo[],
  canChooseSpeaker: boolean,
): DeviceChoices {
  return {
    microphones: choicesOf(devices, 'audioinput'),
    cameras: choicesOf(devices, 'videoinput'),
    speakers: canChooseSpeaker ? choicesOf(devices, 'audiooutput').map(withPlainDefault) : [],
  };
}

/**
 * @param busyId what does not start; '' is the system's default
 * @returns another device of that kind to use instead; one after the other, when they do not start either
 */
export function otherChoice(
  devices: readonly MediaDeviceInfo[],
  kind: InputKind,
  busyId: string,
): DeviceChoice | null {
  const known = knownDevices(devices, `${kind}input`);
  const at = Math.max(
    0,
    known.findIndex(({ deviceId }) => deviceId === busyId),
  );
  const busy = known[at];
  const other = [...known.slice(at + 1), ...known.slice(0, at)].find(
    ({ deviceId, groupId }) =>
      deviceId !== DEFAULT &&
      deviceId !== busy?.deviceId &&
      // The default is listed as itself, too.
      (busy?.deviceId !== DEFAULT || groupId === '' || groupId !== busy.groupId),
  );
  return other ? { deviceId: other.deviceId, label: other.label } : null;
}

function choicesOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceChoice[] {
  const choices = new Map<string, DeviceChoice>();
  for (const { deviceId, label } of knownDevices(devices, kind)) {
    if (!choices.has(deviceId)) choices.set(deviceId, { deviceId, label });
  }
  return [...choices.values()];
}

function knownDevices(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
): MediaDeviceInfo[] {
  return devices.filter(
    (device) =>
      device.kind === kind && device.deviceId !== '' && device.deviceId !== COMMUNICATIONS,
  );
}

/** Every element starts with the sink '', which is the same as Chromium's `default`. */
function withPlainDefault(choice: DeviceChoice): DeviceChoice {
  return choice.deviceId === DEFAULT ? { ...choice, deviceId: '' } : choice;
}
