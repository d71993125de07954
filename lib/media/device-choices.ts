import type { DeviceChoice, DeviceChoices } from './media-snapshot';

/**
 * Chromium lists some devices twice: as themselves and under these names. As a microphone `default` is
 * a choice of its own (it follows the system's settings); as a speaker it is what '' already means.
 */
const COMMUNICATIONS = 'communications';
const DEFAULT = 'default';

/**
 * Makes what the person can choose from out of what the browser enumerates. Devices without an id,
 * which is all that browsers tell before they have permission, can't be chosen.
 */
export function deviceChoices(
  devices: readonly MediaDeviceInfo[],
  canChooseSpeaker: boolean,
): DeviceChoices {
  return {
    microphones: choicesOf(devices, 'audioinput', [COMMUNICATIONS]),
    cameras: choicesOf(devices, 'videoinput', []),
    speakers: canChooseSpeaker ? choicesOf(devices, 'audiooutput', [COMMUNICATIONS, DEFAULT]) : [],
  };
}

function choicesOf(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
  left: readonly string[],
): DeviceChoice[] {
  const choices = new Map<string, DeviceChoice>();
  for (const { deviceId, label, kind: itsKind } of devices) {
    if (itsKind !== kind || deviceId === '' || left.includes(deviceId)) continue;
    if (!choices.has(deviceId)) choices.set(deviceId, { deviceId, label });
  }
  return [...choices.values()];
}
