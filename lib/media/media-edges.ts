import { systemClock } from '../base/clock';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';
import type { InputKind } from './request-device';

/** What local media need of the browser. Functions, so that nothing is touched before it is needed. */
export interface MediaEdges {
  /** Null where the page is not a secure context: the browser then has no devices to offer. */
  readonly mediaDevices: () => MediaDevices | null;
  /** What the person decided about devices of that kind (W3C permissions); null where the browser does not tell. */
  readonly permission: (kind: InputKind) => Promise<PermissionState | null>;
  /** Milliseconds, on a clock that goes on. */
  readonly now: () => number;
  readonly storage: TextStorage;
  readonly canChooseSpeaker: () => boolean;
  /** Tells when the page is seen again. @returns what ends it. */
  readonly watchVisible: (seen: () => void) => () => void;
}

export const browserEdges: MediaEdges = {
  mediaDevices() {
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    return devices ?? null;
  },
  async permission(kind) {
    try {
      const name = kind === 'audio' ? 'microphone' : 'camera';
      return (await navigator.permissions.query({ name })).state;
    } catch {
      return null;
    }
  },
  now: systemClock.now,
  storage: deviceStorage,
  canChooseSpeaker: () => 'setSinkId' in HTMLMediaElement.prototype,
  watchVisible(seen) {
    const onChange = () => document.visibilityState === 'visible' && seen();
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  },
};
