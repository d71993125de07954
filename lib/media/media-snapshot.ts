import type { CameraSide } from './camera-side';

/** Why a device or a screen could not be had. Words for people are in the catalogues. */
export type MediaProblem =
  /** The person or the browser's settings said no. */
  | 'denied'
  /** Another program holds the device, or it does not start. */
  | 'busy'
  /** There is none. */
  | 'missing'
  /** The page is not a secure context: the browser offers no devices at all. */
  | 'insecure'
  | 'unknown';

/** One device: off (released), being asked for, delivering a track, or failed. */
export type DeviceState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | { readonly status: 'on'; readonly track: MediaStreamTrack; readonly deviceId: string }
  | { readonly status: 'failed'; readonly problem: MediaProblem };

export type ScreenState =
  | { readonly status: 'off' }
  | { readonly status: 'starting' }
  | {
      readonly status: 'on';
      readonly video: MediaStreamTrack;
      readonly audio: MediaStreamTrack | null;
    }
  | { readonly status: 'failed'; readonly problem: MediaProblem };

/** `label` is empty until the browser tells it (it wants permission first). */
export interface DeviceChoice {
  readonly deviceId: string;
  readonly label: string;
}

export interface DeviceChoices {
  readonly microphones: readonly DeviceChoice[];
  readonly cameras: readonly DeviceChoice[];
  /**
   * Empty where the browser cannot choose a speaker (older Safari and Firefox). The system's default has
   * the id '', where the browser lists it.
   */
  readonly speakers: readonly DeviceChoice[];
}

/** What the system may take from a page while it is in use. */
export type InputDevice = 'microphone' | 'camera';

/** A device that took the place of another without anybody's asking: one was unplugged, or is there again. */
export interface DeviceMove {
  readonly device: InputDevice | 'speaker';
  /** Of the device that serves now; empty when the browser does not tell. */
  readonly label: string;
}

/** What this participant sends, could send, and why not. Immutable; a new one on every change. */
export interface MediaSnapshot {
  readonly microphone: DeviceState;
  /** The person's wish: kept over device changes and failures; true also while there is no microphone. */
  readonly muted: boolean;
  /** Heard only as long as something is held, and muted again then. */
  readonly talking: boolean;
  /** Whether the microphone is for music: in stereo, and as it sounds. */
  readonly music: boolean;
  readonly camera: DeviceState;
  readonly cameraSide: CameraSide;
  readonly screen: ScreenState;
  /** Those that worked and deliver nothing now, though nobody here turned them off. */
  readonly interrupted: readonly InputDevice[];
  readonly choices: DeviceChoices;
  /** '' is the system's default. */
  readonly speakerId: string;
  /** The last move of each device, as long as it was not chosen since. Each move is another object. */
  readonly moves: readonly DeviceMove[];
  /** What could be used instead of a device that is busy. */
  readonly instead: Readonly<Record<InputDevice, DeviceChoice | null>>;
}
