import { FakeMediaTrack } from './fake-media-track';
import { standIn } from './stand-in';

type Kind = 'audio' | 'video';

const kinds = { audio: 'audioinput', video: 'videoinput' } as const;

/** A device as enumerated; `groupId` defaults to the id. */
export function fakeDevice(kind: MediaDeviceKind, deviceId: string, groupId = deviceId) {
  return standIn<MediaDeviceInfo>({ kind, deviceId, groupId, label: `label of ${deviceId}` });
}

/**
 * Devices as a browser offers them, whose permissions, plugs and answers a test holds in its hands. The
 * first device of a kind is the default one.
 */
export class FakeMediaDevices extends EventTarget {
  readonly devices: MediaDeviceInfo[];
  /** Every track that was ever handed out. */
  readonly tracks: FakeMediaTrack[] = [];
  readonly requests: MediaStreamConstraints[] = [];
  readonly screenRequests: DisplayMediaStreamOptions[] = [];
  /** Names of the exceptions thrown instead of giving a device of that kind. */
  readonly refusals = new Map<Kind, string>();
  /** What the person decided; what is not in it, the browser does not tell. */
  readonly permissions = new Map<Kind, PermissionState>();
  /** Devices that do not start, by their ids. */
  readonly busy = new Set<string>();
  /** Phones: a device is busy while another one of its kind is open. */
  oneAtATime = false;
  /** Where cameras look, by their ids, and which of them have a light. */
  readonly facings = new Map<string, string>();
  readonly torches = new Set<string>();
  screenRefusal: string | null = null;
  screenHasSound = true;
  /** Whether tracks can't be constrained. */
  refusesConstraints = false;
  screenSize = { width: 1280, height: 720 };
  /** Names of constraints that this browser knows. */
  readonly supported: Record<string, boolean> = { restrictOwnAudio: true };
  #gate: Promise<void> = Promise.resolve();

  constructor(devices: readonly MediaDeviceInfo[]) {
    super();
    this.devices = [...devices];
  }

  get asMediaDevices(): MediaDevices {
    return standIn<MediaDevices>(this);
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [...this.devices];
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.requests.push(constraints);
    await this.#gate;
    const wanted = (['audio', 'video'] as const).filter((kind) => constraints[kind]);
    const found = wanted.map((kind) => ({ kind, device: this.#take(kind, constraints[kind]) }));
    return streamOf(
      found.map(({ kind, device: { deviceId, groupId, label } }) =>
        this.#track(kind, { deviceId, groupId, ...this.#facing(deviceId) }, label),
      ),
    );
  }

  async getDisplayMedia(options: DisplayMediaStreamOptions): Promise<MediaStream> {
    this.screenRequests.push(options);
    await this.#gate;
    if (this.screenRefusal) throw new DOMException('', this.screenRefusal);
    const video = this.#track('video', this.screenSize);
    return streamOf(this.screenHasSound ? [video, this.#track('audio', {})] : [video]);
  }

  getSupportedConstraints(): Record<string, boolean> {
    return this.supported;
  }

  /** Keeps whoever asks waiting, as a permission prompt does, until the function returned is called. */
  holdAnswers(): () => void {
    let release = () => {};
    this.#gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  plug(device: MediaDeviceInfo): void {
    this.devices.push(device);
    this.dispatchEvent(new Event('devicechange'));
  }

  /** @param endsTracks not every browser ends the tracks of a device that is gone */
  unplug(deviceId: string, { endsTracks = true } = {}): void {
    const index = this.devices.findIndex((device) => device.deviceId === deviceId);
    this.devices.splice(index, 1);
    if (endsTracks) {
      const gone = this.tracks.filter((track) => track.settings.deviceId === deviceId);
      for (const track of gone) if (track.readyState === 'live') track.end();
    }
    this.dispatchEvent(new Event('devicechange'));
  }

  /** The tracks that keep a device open. */
  live(kind: Kind): FakeMediaTrack[] {
    return this.tracks.filter((track) => track.kind === kind && track.readyState === 'live');
  }

  #take(kind: Kind, constraints: boolean | MediaTrackConstraints | undefined): MediaDeviceInfo {
    const refusal = this.refusals.get(kind);
    if (refusal) throw new DOMException('', refusal);
    const device = this.#find(kind, constraints);
    const isOther = this.oneAtATime && this.live(kind).length > 0;
    if (isOther || this.busy.has(device.deviceId)) throw new DOMException('', 'NotReadableError');
    return device;
  }

  #find(kind: Kind, constraints: boolean | MediaTrackConstraints | undefined): MediaDeviceInfo {
    const ofKind = this.devices.filter((device) => device.kind === kinds[kind]);
    const [first] = ofKind;
    if (!first) throw new DOMException('', 'NotFoundError');
    const exact = exactId(constraints);
    if (exact === null) {
      const facing = idealFacing(constraints);
      return ofKind.find(({ deviceId }) => this.facings.get(deviceId) === facing) ?? first;
    }
    const device = ofKind.find(({ deviceId }) => deviceId === exact);
    if (!device) throw new DOMException('', 'OverconstrainedError');
    return device;
  }

  #facing(deviceId: string): MediaTrackSettings {
    const facingMode = this.facings.get(deviceId);
    return facingMode ? { facingMode } : {};
  }

  #track(kind: Kind, settings: MediaTrackSettings, label = ''): FakeMediaTrack {
    const track = new FakeMediaTrack(kind, settings, label);
    track.refusesConstraints = this.refusesConstraints;
    if (this.torches.has(settings.deviceId ?? '')) track.capabilities.torch = true;
    this.tracks.push(track);
    return track;
  }
}

function exactId(constraints: boolean | MediaTrackConstraints | undefined): string | null {
  if (typeof constraints !== 'object') return null;
  const { deviceId } = constraints;
  if (typeof deviceId !== 'object' || !('exact' in deviceId)) return null;
  return typeof deviceId.exact === 'string' ? deviceId.exact : null;
}

function idealFacing(constraints: boolean | MediaTrackConstraints | undefined): string | null {
  if (typeof constraints !== 'object') return null;
  const { facingMode } = constraints;
  if (typeof facingMode !== 'object' || !('ideal' in facingMode)) return null;
  return typeof facingMode.ideal === 'string' ? facingMode.ideal : null;
}

function streamOf(tracks: FakeMediaTrack[]): MediaStream {
  return standIn<MediaStream>({
    getTracks: () => tracks,
    getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
    getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audio'),
  });
}
