import type { DeviceChoice, DeviceChoices } from './media-snapshot';

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

function choicesOf(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceChoice[] {
  const choices = new Map<string, DeviceChoice>();
  for (const { deviceId, label, kind: itsKind } of devices) {
    if (itsKind !== kind || deviceId === '' || deviceId === COMMUNICATIONS) continue;
    if (!choices.has(deviceId)) choices.set(deviceId, { deviceId, label });
  }
  return [...choices.values()];
}

/** Every element starts with the sink '', which is the same as Chromium's `default`. */
function withPlainDefault(choice: DeviceChoice): DeviceChoice {
  return choice.deviceId === DEFAULT ? { ...choice, deviceId: '' } : choice;
}
