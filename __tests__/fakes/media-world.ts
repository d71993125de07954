import type { LocalMediaOptions } from '../../lib/media/local-media';
import { LocalMedia } from '../../lib/media/local-media';
import { FakeMediaDevices, fakeDevice } from './fake-media-devices';
import { fakeMediaEdges } from './fake-media-edges';
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
  const page = new EventTarget();
  const clock = { nowMs: 0 };
  const edges = fakeMediaEdges({
    mediaDevices: () => devices.asMediaDevices,
    permission: (kind) => Promise.resolve(devices.permissions.get(kind) ?? null),
    now: () => clock.nowMs,
    storage,
    canChooseSpeaker: () => true,
    watchVisible(seen) {
      page.addEventListener('seen', seen);
      return () => page.removeEventListener('seen', seen);
    },
  });
  const seePage = () => page.dispatchEvent(new Event('seen'));
  return { devices, storage, clock, seePage, media: new LocalMedia({ ...options, edges }) };
}
