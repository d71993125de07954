import { SnapshotFeed } from '../base/snapshot-feed';
import { otherFacing } from './camera-side';
import { CameraWishes } from './camera-wishes';
import type { CaptureProfile } from './capture-profile';
import { deviceChoices, otherChoice } from './device-choices';
import { DeviceDesk } from './device-desk';
import { DeviceList } from './device-list';
import { DeviceMemory } from './device-memory';
import type { DeviceChange } from './device-change';
import { DeviceTrack } from './device-track';
import type { MediaEdges } from './media-edges';
import { browserEdges } from './media-edges';
import type {
  DeviceChoice,
  DeviceChoices,
  DeviceMove,
  InputDevice,
  MediaSnapshot,
} from './media-snapshot';
import { MicrophoneWishes } from './microphone-wishes';
import type { InputKind } from './request-device';
import { ScreenShare } from './screen-share';

export interface LocalMediaOptions {
  /** Default false. */
  muted?: boolean;
  /** Whether {@link LocalMedia.open} asks for the camera; default true. */
  cameraWanted?: boolean;
  edges?: MediaEdges;
}

const kinds: Readonly<Record<InputDevice, InputKind>> = { microphone: 'audio', camera: 'video' };

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
  readonly #feed: SnapshotFeed<MediaSnapshot>;
  readonly #cameraWishes = new CameraWishes((wanted) => this.#camera.constrain(wanted));
  readonly #microphoneWishes: MicrophoneWishes;
  #cameraWanted: boolean;
  #opened = false;
  #stopWatching: (() => void) | null = null;
  #choices: DeviceChoices = deviceChoices([], false);
  #moves: readonly DeviceMove[] = [];

  constructor({
    muted = false,
    cameraWanted = true,
    edges = browserEdges,
  }: LocalMediaOptions = {}) {
    const { mediaDevices } = edges;
    this.#edges = edges;
    this.#microphoneWishes = new MicrophoneWishes(muted, (wanted) =>
      this.#microphone.constrain(wanted),
    );
    this.#cameraWanted = cameraWanted;
    this.#memory = new DeviceMemory(edges.storage);
    this.#list = new DeviceList({
      mediaDevices,
      listed: (change) => this.#onListed(change),
      changed: () => this.#comeBack(),
    });
    const desk = new DeviceDesk(edges);
    const newTrack = (device: InputDevice, constraints: MediaTrackConstraints, awaited: boolean) =>
      new DeviceTrack({
        kind: kinds[device],
        constraints,
        request: (request) => desk.request(request),
        chosenId: () => this.#memory.chosen(device),
        isListed: (deviceId) => this.#list.has(`${kinds[device]}input`, deviceId),
        awaited,
        prepare: (track) => this.#prepare(device, track),
        changed: () => this.#onTrackChange(device),
        moved: (label) => this.#onMoved({ device, label }),
      });
    this.#microphone = newTrack('microphone', this.#microphoneWishes.constraints, true);
    this.#microphone.setEnabled(!muted);
    this.#camera = newTrack('camera', this.#cameraWishes.constraints, cameraWanted);
    this.#screen = new ScreenShare({ mediaDevices, changed: () => this.#publish() });
    this.#feed = new SnapshotFeed(this.#draw());
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): MediaSnapshot => this.#feed.current;

  /** Asks for microphone and camera, at once, and follows devices as they come and go. */
  open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#list.open();
    // Phones take camera and microphone from a page that is put away.
    this.#stopWatching = this.#edges.watchVisible(this.#list.lookAgain);
    // Not before: the server that draws the page first knows nothing of the device.
    this.#microphoneWishes.take(this.#memory.music);
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
    this.#microphoneWishes.mute(muted);
    this.#microphone.setEnabled(!muted);
    this.#publish();
    if (!muted) this.retryMicrophone();
  }

  /** Has a muted microphone heard while something is held. What is done about it otherwise meanwhile is the later word. */
  talk(talking: boolean): void {
    const isOn = this.#microphone.state.status === 'on';
    if (!this.#microphoneWishes.talk(talking, isOn)) return;
    this.#microphone.setEnabled(talking);
    this.#publish();
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
    this.#cameraWishes.setTorch(false);
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
    this.#choose('microphone', deviceId);
    if (this.#opened) this.#microphone.exchange();
  }

  /** A camera that is off stays off. */
  chooseCamera(deviceId: string): void {
    this.#choose('camera', deviceId);
    this.#cameraWishes.face(null);
    if (this.#opened) this.#camera.exchange();
  }

  /** Goes over to the camera that looks the other way. It is not remembered: the next visit begins as usual. */
  turnCamera(): void {
    const { facing, canTurn } = this.getSnapshot().cameraSide;
    if (!canTurn) return;
    this.#choose('camera', '');
    this.#cameraWishes.face(otherFacing(facing));
    this.#camera.exchange();
  }

  /** Turns the light beside the camera on or off, as long as this camera runs. */
  setTorch(on: boolean): void {
    this.#cameraWishes.setTorch(on);
    this.#publish();
  }

  chooseSpeaker(deviceId: string): void {
    this.#choose('speaker', deviceId);
  }

  /** Has the microphone take music or a voice, now and from now on, and remembers that on this device. */
  setMusic(music: boolean): void {
    this.#memory.setMusic(music);
    this.#microphoneWishes.take(music);
    this.#publish();
    // Browsers don't turn what they do to a voice on and off under a track that is there.
    if (this.#opened) this.#microphone.exchange();
  }

  /** Makes the camera, now and from now on, take no larger or more pictures than anybody gets to see. */
  limitCapture(profile: CaptureProfile): void {
    this.#cameraWishes.limit(profile);
  }

  /** Makes the picture of a screen, now and from now on, have no more pixels than can be sent to everybody. */
  limitScreen(pixels: number): void {
    this.#screen.limit(pixels);
  }

  #prepare(device: InputDevice, track: MediaStreamTrack): void {
    if (device === 'microphone') track.contentHint = this.#microphoneWishes.contentHint;
  }

  #choose(device: DeviceMove['device'], deviceId: string): void {
    this.#memory.choose(device, deviceId);
    this.#forgetMove(device);
    this.#publish();
  }

  #onListed(change: DeviceChange): void {
    const before = this.#speaker();
    const isFirst = this.#choices.speakers.length === 0;
    this.#choices = deviceChoices(change.now, this.#edges.canChooseSpeaker());
    const now = this.#speaker();
    if (!isFirst && now.deviceId !== before.deviceId) {
      this.#onMoved({ device: 'speaker', label: now.label });
    }
    this.#publish();
    this.#microphone.checkPresence(change);
    this.#camera.checkPresence(change);
  }

  #comeBack(): void {
    this.#microphone.comeBack();
    this.#camera.comeBack();
  }

  #onMoved(move: DeviceMove): void {
    this.#forgetMove(move.device);
    this.#moves = [...this.#moves, move];
    this.#publish();
  }

  #forgetMove(device: DeviceMove['device']): void {
    this.#moves = this.#moves.filter((move) => move.device !== device);
  }

  #onTrackChange(device: InputDevice): void {
    const { state } = this.#tracks[device];
    // With the first permission come the ids and labels that were withheld before; also where nothing starts.
    const isPermitted =
      state.status === 'on' || (state.status === 'failed' && state.problem === 'busy');
    if (isPermitted) this.#list.refresh();
    this.#publish();
  }

  #publish(): void {
    this.#feed.publish(this.#draw());
  }

  #draw(): MediaSnapshot {
    return {
      microphone: this.#microphone.state,
      muted: this.#microphoneWishes.muted,
      talking: this.#microphoneWishes.talking,
      music: this.#microphoneWishes.music,
      camera: this.#camera.state,
      cameraSide: this.#cameraWishes.sideOf(this.#camera.state, this.#choices.cameras.length),
      screen: this.#screen.state,
      interrupted: this.#interrupted(),
      choices: this.#choices,
      speakerId: this.#speaker().deviceId,
      moves: this.#moves,
      instead: { microphone: this.#instead('microphone'), camera: this.#instead('camera') },
    };
  }

  get #tracks(): Readonly<Record<InputDevice, DeviceTrack>> {
    return { microphone: this.#microphone, camera: this.#camera };
  }

  #interrupted(): InputDevice[] {
    return (['microphone', 'camera'] as const).filter((device) => this.#tracks[device].interrupted);
  }

  #instead(device: InputDevice): DeviceChoice | null {
    const { state } = this.#tracks[device];
    if (state.status !== 'failed' || state.problem !== 'busy') return null;
    return otherChoice(this.#list.devices, kinds[device], this.#memory.chosen(device));
  }

  /** A speaker that is not there gives way to the default one. */
  #speaker(): DeviceChoice {
    const { speakers } = this.#choices;
    const find = (id: string) => speakers.find(({ deviceId }) => deviceId === id);
    return find(this.#memory.chosen('speaker')) ?? find('') ?? { deviceId: '', label: '' };
  }
}
