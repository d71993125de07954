import { mediaProblem } from './media-problem';
import type { ScreenState } from './media-snapshot';

/** Text is to be read: few frames, but sharp ones. */
const SCREEN_CONSTRAINTS: DisplayMediaStreamOptions = {
  video: { frameRate: { ideal: 15, max: 30 } },
  audio: true,
};

export interface ScreenShareOptions {
  readonly mediaDevices: () => MediaDevices | null;
  readonly changed: () => void;
}

/** A screen, window or tab that the person shows, until one of the two ends it. */
export class ScreenShare {
  readonly #options: ScreenShareOptions;
  #state: ScreenState = { status: 'off' };
  /** Counts requests: the answer to any but the last one is too late. */
  #generation = 0;

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
    if (this.#state.status === 'on') {
      this.#state.video.removeEventListener('ended', this.#onEnded);
      this.#state.video.stop();
      this.#state.audio?.stop();
    }
    this.#become({ status: 'off' });
  }

  async #acquire(): Promise<void> {
    const generation = ++this.#generation;
    this.#become({ status: 'starting' });
    const outcome = await requestScreen(this.#options.mediaDevices());
    if (generation === this.#generation) return this.#settle(outcome);
    if (outcome.status !== 'on') return;
    outcome.video.stop();
    outcome.audio?.stop();
  }

  #settle(outcome: ScreenState): void {
    if (outcome.status === 'on') {
      outcome.video.contentHint = 'detail';
      outcome.video.addEventListener('ended', this.#onEnded);
    }
    this.#become(outcome);
  }

  /** The browser has its own button to stop sharing, and a shared window can be closed. */
  readonly #onEnded = (): void => this.stop();

  #become(state: ScreenState): void {
    this.#state = state;
    this.#options.changed();
  }
}

/** W3C screen-capture 5.1. Never rejects. */
async function requestScreen(devices: MediaDevices | null): Promise<ScreenState> {
  if (!devices) return { status: 'failed', problem: 'insecure' };
  if (!('getDisplayMedia' in devices)) return { status: 'failed', problem: 'missing' };
  try {
    const stream = await devices.getDisplayMedia(SCREEN_CONSTRAINTS);
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
