import type { LocalMediaOptions } from '../../lib/media/local-media';
import { LocalMedia } from '../../lib/media/local-media';
import { FakeMediaDevices, fakeDevice } from './fake-media-devices';
import { FakeStorage } from './fake-storage';

const usual = [
  fakeDevice('audioinput', 'headset'),
  fakeDevice('audioinput', 'built-in'),
  fakeDevice('videoinput', 'webcam'),
  fakeDevice('videoinput', 'front'),
  fakeDevice('audiooutput', 'speakers'),
];

/** A person's devices and the media made of them; by default two of each kind, not opened yet. */
export function mediaWorld(
  options: Omit<LocalMediaOptions, 'edges'> = {},
  { devices = new FakeMediaDevices(usual), storage = new FakeStorage() } = {},
) {
  const edges = {
    mediaDevices: () => devices.asMediaDevices,
    storage,
    canChooseSpeaker: () => true,
  };
  return { devices, storage, media: new LocalMedia({ ...options, edges }) };
}
