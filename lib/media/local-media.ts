import type { CaptureProfile } from './capture-profile';
import { bestCapture, cameraConstraints, microphoneConstraints } from './capture-profile';
import { deviceChoices } from './device-choices';
import { DeviceList } from './device-list';
import { DeviceMemory } from './device-memory';
import type { DeviceChange } from './device-change';
import { DeviceTrack } from './device-track';
import type { MediaEdges } from './media-edges';
import { browserEdges } from './media-edges';
import type { DeviceChoices, InputDevice, MediaSnapshot } from './media-snapshot';
import { ScreenShare } from './screen-share';

export interface LocalMediaOptions {
  /** Default false. */
  muted?: boolean;
  /** Whether {@link LocalMedia.open} asks for the camera; default true. */
  cameraWanted?: boolean;
  edges?: MediaEdges;
}

/**
 * This participant's microphone, camera and shared screen. Publishes what there is and why not; only
 * the person un-mutes, or starts a camera. Nothing happens before {@link open}.
 */
export class LocalMedia {
  readonly #edges: MediaEdges;
  readonly #memory: DeviceMemory;
  readonly #list: DeviceList;
  readonly #microphone: DeviceTrack;
  readonly #camera: DeviceTrack;
  readonly #screen: ScreenShare;
  readonly #listeners = new Set<() => void>();
  #capture: CaptureProfile = bestCapture;
  #muted: boolean;
  #cameraWanted: boolean;
  #opened = false;
  #stopWatching: (() => void) | null = null;
  #choices: DeviceChoices = deviceChoices([], false);
  #snapshot: MediaSnapshot;

  constructor({
    muted = false,
    cameraWanted = true,
    edges = browserEdges,
  }: LocalMediaOptions = {}) {
    const { mediaDevices } = edges;
    this.#edges = edges;
    this.#muted = muted;
    this.#cameraWanted = cameraWanted;
    this.#memory = new DeviceMemory(edges.storage);
    this.#list = new DeviceList({
      mediaDevices,
      listed: (change) => this.#onListed(change),
      changed: () => this.#lookAgain(),
    });
    this.#microphone = new DeviceTrack({
      kind: 'audio',
      constraints: microphoneConstraints,
      mediaDevices,
      chosenId: () => this.#memory.chosen('microphone'),
      awaited: true,
      changed: () => this.#onTrackChange(this.#microphone),
    });
    this.#microphone.setEnabled(!muted);
    this.#camera = new DeviceTrack({
      kind: 'video',
      constraints: cameraConstraints(this.#capture),
      mediaDevices,
      chosenId: () => this.#memory.chosen('camera'),
      awaited: cameraWanted,
      changed: () => this.#onTrackChange(this.#camera),
    });
    this.#screen = new ScreenShare({ mediaDevices, changed: () => this.#publish() });
    this.#snapshot = this.#draw();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): MediaSnapshot => this.#snapshot;

  /** Asks for microphone and camera, apart from each other, and follows devices as they come and go. */
  open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#list.open();
    // Phones take camera and microphone from a page that is put away.
    this.#stopWatching = this.#edges.watchVisible(() => this.#lookAgain());
    this.#microphone.start();
    if (this.#cameraWanted) this.#camera.start();
  }

  /** Releases everything. {@link open} may follow. */
  close(): void {
    if (!this.#opened) return;
    this.#opened = false;
    this.#stopWatching?.();
    this.#list.close();
    this.#microphone.stop();
    this.#camera.stop();
    this.#screen.stop();
  }

  /** Silences the microphone, or not. Un-muting also tries again to get one that could not be had. */
  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#microphone.setEnabled(!muted);
    this.#publish();
    if (!muted) this.retryMicrophone();
  }

  retryMicrophone(): void {
    if (this.#opened) this.#microphone.start();
  }

  startCamera(): void {
    this.#cameraWanted = true;
    if (this.#opened) this.#camera.start();
  }

  /** Releases the camera: its light goes off. */
  stopCamera(): void {
    this.#cameraWanted = false;
    this.#camera.stop();
  }

  startScreen(): void {
    if (this.#opened) this.#screen.start();
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  /** Remembers the choice on this device; '' is the system's default, here and in the next two. */
  chooseMicrophone(deviceId: string): void {
    this.#memory.choose('microphone', deviceId);
    if (this.#opened) this.#microphone.exchange();
  }

  /** A camera that is off stays off. */
  chooseCamera(deviceId: string): void {
    this.#memory.choose('camera', deviceId);
    if (this.#opened) this.#camera.exchange();
  }

  chooseSpeaker(deviceId: string): void {
    this.#memory.choose('speaker', deviceId);
    this.#publish();
  }

  /** Makes the camera, now and from now on, take no larger or more pictures than anybody gets to see. */
  limitCapture(profile: CaptureProfile): void {
    const { height, frameRate } = this.#capture;
    if (profile.height === height && profile.frameRate === frameRate) return;
    this.#capture = profile;
    this.#camera.constrain(cameraConstraints(profile));
  }

  #onListed(change: DeviceChange): void {
    this.#choices = deviceChoices(change.now, this.#edges.canChooseSpeaker());
    this.#publish();
    this.#microphone.checkPresence(change);
    this.#camera.checkPresence(change);
  }

  #lookAgain(): void {
    this.#microphone.comeBack();
    this.#camera.comeBack();
  }

  #onTrackChange(device: DeviceTrack): void {
    // With the first permission come the ids and labels that were withheld before.
    if (device.state.status === 'on') this.#list.refresh();
    this.#publish();
  }

  #publish(): void {
    this.#snapshot = this.#draw();
    for (const listener of this.#listeners) listener();
  }

  #draw(): MediaSnapshot {
    return {
      microphone: this.#microphone.state,
      muted: this.#muted,
      camera: this.#camera.state,
      screen: this.#screen.state,
      interrupted: this.#interrupted(),
      choices: this.#choices,
      speakerId: this.#speakerId(),
    };
  }

  #interrupted(): InputDevice[] {
    const devices = { microphone: this.#microphone, camera: this.#camera };
    return (['microphone', 'camera'] as const).filter((device) => devices[device].interrupted);
  }

  /** A speaker that is not there gives way to the default one. */
  #speakerId(): string {
    const chosen = this.#memory.chosen('speaker');
    return this.#choices.speakers.some(({ deviceId }) => deviceId === chosen) ? chosen : '';
  }
}
