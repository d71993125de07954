export type Device = 'works' | 'denied' | 'missing';

/**
 * `none`: the page can be compared with a picture of it. `mark`: next to nothing has to be sent. `grain`: as much is sent as
 * may be, as of a real camera.
 */
export type Motion = 'none' | 'mark' | 'grain';

/** What a page's camera and microphone do. Colours as CSS writes them, the tone in hertz. */
export interface DevicePlan {
  readonly camera: Device;
  readonly microphone: Device;
  readonly cameraColour: string;
  /** Of a second camera, at the back; null: there is none. */
  readonly backColour: string | null;
  readonly screenColour: string;
  readonly framesPerSecond: number;
  readonly toneHz: number;
  /** For how long it sounds of every two seconds; silence for the rest. */
  readonly loudSeconds: number;
  readonly motion: Motion;
}

declare global {
  interface Window {
    /** Every track that the page was given: says whether the light of the camera is off. */
    handedOutTracks: MediaStreamTrack[];
    standInDevices: {
      unplug: (device: 'camera' | 'microphone') => void;
      plugIn: (device: 'camera' | 'microphone') => void;
    };
  }
}

/**
 * Runs in the page before its own scripts. The camera shows one colour, the microphone sings one tone, the
 * screen is of another colour, so that a test can tell whose picture arrived where. Self-contained, because
 * only its source text travels to the browser.
 */
export function installStandInDevices(plan: DevicePlan): void {
  const { framesPerSecond } = plan;
  const state = { camera: plan.camera, microphone: plan.microphone };
  const handedOut: MediaStreamTrack[] = [];
  window.handedOutTracks = handedOut;

  const refuse = (device: Device): void => {
    if (device === 'denied') throw new DOMException('Permission denied', 'NotAllowedError');
    if (device === 'missing') throw new DOMException('Requested device not found', 'NotFoundError');
  };

  const handOut = (track: MediaStreamTrack, deviceId: string, release: () => void) => {
    const settings = track.getSettings();
    const stop = track.stop.bind(track);
    track.getSettings = () => ({ ...settings, deviceId });
    track.stop = () => {
      stop();
      release();
    };
    handedOut.push(track);
    return track;
  };

  /** Grey grain that no encoder has seen before, wherever it is cut out. */
  const grain = (width: number, height: number) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No grain in a canvas');
    const picture = context.createImageData(width, height);
    for (let at = 0; at < picture.data.length; at += 4) {
      picture.data.fill(256 * Math.random(), at, at + 3);
      picture.data[at + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
    return canvas;
  };

  const picture = (colour: string, width: number, height: number, deviceId: string) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
    if (context === null || track === undefined) throw new Error('No picture from a canvas');
    let step = 0;
    // Colours are looked for in the middle.
    const side = width / 4;
    const noise = plan.motion === 'grain' ? grain(2 * side, 2 * height) : null;
    const draw = () => {
      step = (step + 8) % width;
      context.fillStyle = colour;
      context.fillRect(0, 0, width, height);
      if (plan.motion === 'none') return;
      if (noise) {
        for (const left of [0, width - side]) {
          const [x, y] = [side * Math.random(), height * Math.random()];
          context.drawImage(noise, x, y, side, height, left, 0, side, height);
        }
      }
      context.fillStyle = 'white';
      context.fillRect(step, height - 12, 24, 12);
    };
    draw();
    const timer = setInterval(draw, 1000 / framesPerSecond);
    return handOut(track, deviceId, () => {
      clearInterval(timer);
    });
  };

  /** Whoever wants more than a voice gets the tone on the left, and nothing on the right. */
  const tone = (channels: number) => {
    // Nobody sits before this machine: to play silence to nobody would take time from the calls.
    const unheard: AudioContextOptions & { sinkId: { type: 'none' } } = {
      sinkId: { type: 'none' },
    };
    const context = new AudioContext(unheard);
    const sound = context.createBuffer(channels, 2 * context.sampleRate, context.sampleRate);
    const loud = sound.getChannelData(0).subarray(0, plan.loudSeconds * context.sampleRate);
    const turn = (2 * Math.PI * plan.toneHz) / context.sampleRate;
    for (const at of loud.keys()) loud[at] = 0.3 * Math.sin(turn * at);
    const source = new AudioBufferSourceNode(context, { buffer: sound, loop: true });
    const destination = context.createMediaStreamDestination();
    source.connect(destination);
    source.start();
    const [track] = destination.stream.getAudioTracks();
    if (track === undefined) throw new Error('No sound from an oscillator');
    return handOut(track, 'stand-in-microphone', () => void context.close());
  };

  const isStereo = (wish: MediaTrackConstraints | boolean) =>
    typeof wish === 'object' && wish.channelCount !== undefined;

  const camera = (wish: boolean | MediaTrackConstraints) => {
    const { backColour } = plan;
    if (backColour === null) return picture(plan.cameraColour, 320, 180, 'stand-in-camera');
    const facingMode = JSON.stringify(wish).includes('environment') ? 'environment' : 'user';
    const track =
      facingMode === 'user'
        ? picture(plan.cameraColour, 320, 180, 'stand-in-camera')
        : picture(backColour, 320, 180, 'stand-in-back');
    const settings = track.getSettings();
    track.getSettings = () => ({ ...settings, facingMode });
    return track;
  };

  const devices = navigator.mediaDevices;
  window.standInDevices = {
    unplug(device) {
      state[device] = 'missing';
      const kind = device === 'camera' ? 'video' : 'audio';
      for (const track of handedOut.filter((one) => one.kind === kind)) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      devices.dispatchEvent(new Event('devicechange'));
    },
    plugIn(device) {
      state[device] = 'works';
      devices.dispatchEvent(new Event('devicechange'));
    },
  };
  devices.getUserMedia = (constraints = {}) =>
    Promise.resolve().then(() => {
      const tracks: MediaStreamTrack[] = [];
      if (constraints.audio) refuse(state.microphone);
      if (constraints.video) refuse(state.camera);
      if (constraints.audio) tracks.push(tone(isStereo(constraints.audio) ? 2 : 1));
      if (constraints.video) tracks.push(camera(constraints.video));
      return new MediaStream(tracks);
    });
  const { permissions } = navigator;
  const query = permissions.query.bind(permissions);
  permissions.query = async (descriptor) => {
    const status = await query(descriptor);
    const { name } = descriptor;
    if (name !== 'camera' && name !== 'microphone') return status;
    const value = state[name] === 'denied' ? 'denied' : 'granted';
    return Object.defineProperty(status, 'state', { value });
  };
  devices.getDisplayMedia = () =>
    Promise.resolve().then(
      () => new MediaStream([picture(plan.screenColour, 640, 360, 'stand-in-screen')]),
    );
  devices.enumerateDevices = () => {
    const list: MediaDeviceInfo[] = [];
    const add = (kind: MediaDeviceKind, deviceId: string, label: string) => {
      const facts = { kind, deviceId, label, groupId: 'stand-in' };
      list.push({ ...facts, toJSON: () => facts });
    };
    if (state.microphone !== 'missing') add('audioinput', 'stand-in-microphone', 'Oscillator');
    if (state.camera !== 'missing') add('videoinput', 'stand-in-camera', 'Canvas');
    if (plan.backColour !== null) add('videoinput', 'stand-in-back', 'Canvas at the back');
    return Promise.resolve(list);
  };
}
