/** What the browser enumerated before and now. */
export interface DeviceChange {
  readonly before: readonly MediaDeviceInfo[];
  readonly now: readonly MediaDeviceInfo[];
}

/**
 * Whether the device behind a track is gone. Only what was listed can go: tracks of other origins, such
 * as a canvas, never are.
 */
export function isUnplugged(track: MediaStreamTrack, { before, now }: DeviceChange): boolean {
  return isListed(track, before) && !isListed(track, now);
}

function isListed(track: MediaStreamTrack, devices: readonly MediaDeviceInfo[]): boolean {
  const { deviceId, groupId } = track.getSettings();
  return devices.some(
    (device) =>
      device.deviceId === deviceId &&
      // Chromium's `default` is the same id for another device once the default has changed.
      (groupId === undefined || device.groupId === groupId),
  );
}
