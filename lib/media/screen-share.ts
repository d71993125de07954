import { mediaProblem } from './media-problem';
import type { ScreenState } from './media-snapshot';
import { screenOptions, screenVideo } from './screen-options';
import { screenScale } from './screen-size';

/** No event tells that a shared window became larger, or that another one is shared. */
const LOOK_MS = 1_000;

/** Of two shapes that are the same, but for whole pixels. */
const SAME_SHAPE = 0.02;

export interface ScreenShareOptions {
  readonly mediaDevices: () => MediaDevices | null;
  readonly changed: () => void;
}

interface Shown {
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | null;
}

/** What the picture was told to fit into, and how many pixels that was for. */
interface Box {
  readonly width: number;
  readonly height: number;
  readonly pixels: number;
}

/** A screen, window or tab that the person shows, until one of the two ends it. */
export class ScreenShare {
  readonly #options: ScreenShareOptions;
  #state: ScreenState = { status: 'off' };
  /** Counts requests: the answer to any but the last one is too late. */
  #generation = 0;
  #pixels = Infinity;
  #box: Box | null = null;
  #fitting = false;
  #stopLooking: (() => void) | null = null;

  constructor(options: ScreenShareOptions) {
    this.#options = options;
  }

  get state(): ScreenState {
    return this.#state;
  }

  /** Opens the browser's picker; it wants a press of a button just before. */
  start(): void {
    const { status } = this.#state;
    if (status === 'starting' || status === 'on') return;
    void this.#acquire();
  }

  stop(): void {
    if (this.#state.status === 'off') return;
    this.#generation++;
    this.#stopLooking?.();
    this.#stopLooking = null;
    if (this.#state.status === 'on') {
      this.#state.video.removeEventListener('ended', this.#onEnded);
      release(this.#state);
    }
    this.#become({ status: 'off' });
  }

  /** Makes the picture have about so many pixels at most, now and from now on. */
  limit(pixels: number): void {
    this.#pixels = pixels;
    if (this.#state.status === 'on') void this.#fit(this.#state.video);
  }

  async #acquire(): Promise<void> {
    const generation = ++this.#generation;
    this.#become({ status: 'starting' });
    const outcome = await requestScreen(this.#options.mediaDevices());
    if (outcome.status === 'on') {
      this.#box = null;
      // Before anything is sent: a first picture that is too large takes seconds to arrive.
      await this.#fit(outcome.video);
    }
    if (generation === this.#generation) this.#settle(outcome);
    else if (outcome.status === 'on') release(outcome);
  }

  #settle(outcome: ScreenState): void {
    if (outcome.status === 'on') this.#follow(outcome);
    this.#become(outcome);
    // Meanwhile, when nobody listened yet.
    if (outcome.status === 'on' && outcome.video.readyState === 'ended') this.stop();
  }

  #follow({ video, audio }: Shown): void {
    video.contentHint = 'detail';
    if (audio) audio.contentHint = 'music';
    video.addEventListener('ended', this.#onEnded);
    const timer = setInterval(() => void this.#fit(video), LOOK_MS);
    this.#stopLooking = () => clearInterval(timer);
  }

  /**
   * W3C screen-capture 5.5: a picture that is larger than its constraints is scaled down in its shape. What is larger
   * all the same, since a browser did not do it, is scaled down when it is sent.
   */
  async #fit(video: MediaStreamTrack): Promise<void> {
    if (this.#fitting) return;
    this.#fitting = true;
    if (this.#box && (this.#box.pixels !== this.#pixels || !isOfShape(this.#box, video))) {
      // How large it is by itself is seen without the box only.
      await constrain(video, null);
      this.#box = null;
    }
    const pixels = this.#pixels;
    const size = video.getSettings();
    const scale = screenScale(size, pixels);
    if (scale > 1 && size.width && size.height) {
      this.#box = {
        width: Math.round(size.width / scale),
        height: Math.round(size.height / scale),
        pixels,
      };
      await constrain(video, this.#box);
    }
    this.#fitting = false;
  }

  /** The browser has its own button to stop sharing, and a shared window can be closed. */
  readonly #onEnded = (): void => this.stop();

  #become(state: ScreenState): void {
    this.#state = state;
    this.#options.changed();
  }
}

function isOfShape(box: Box, video: MediaStreamTrack): boolean {
  const { width, height } = video.getSettings();
  if (!width || !height) return true;
  const ratio = (width * box.height) / (height * box.width);
  return Math.abs(ratio - 1) < SAME_SHAPE;
}

async function constrain(video: MediaStreamTrack, box: Box | null): Promise<void> {
  const size = box && { width: { max: box.width }, height: { max: box.height } };
  try {
    await video.applyConstraints({ ...screenVideo, ...size });
  } catch {
    // A browser that can't do it goes on as it is.
  }
}

function release({ video, audio }: Shown): void {
  video.stop();
  audio?.stop();
}

/** W3C screen-capture 5.1. Never rejects. */
async function requestScreen(devices: MediaDevices | null): Promise<ScreenState> {
  if (!devices) return { status: 'failed', problem: 'insecure' };
  if (!('getDisplayMedia' in devices)) return { status: 'failed', problem: 'missing' };
  try {
    const stream = await devices.getDisplayMedia(screenOptions(devices));
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (!video) return { status: 'failed', problem: 'missing' };
    return { status: 'on', video, audio: audio ?? null };
  } catch (error) {
    const problem = mediaProblem(error);
    // Closing the picker without a choice says the same as a denial; either way the person knows.
    return problem === 'denied' ? { status: 'off' } : { status: 'failed', problem };
  }
}
