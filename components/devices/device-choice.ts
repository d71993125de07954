import type { DeviceState } from '../../lib/media/media-snapshot';

/** @returns whether there is no such device */
export function isMissing(device: DeviceState): boolean {
  return device.status === 'failed' && device.problem === 'missing';
}

/** @returns the id of the device that runs; empty: none does */
export function runningDevice(device: DeviceState): string {
  return device.status === 'on' ? device.deviceId : '';
}
