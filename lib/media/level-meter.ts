import { SnapshotFeed } from '../base/snapshot-feed';
import { whenIdle } from '../base/when-idle';
import { keepAwake } from './keep-awake';
import { soundLevel } from './sound-level';

/** 15 readings a second look smooth. */
const PERIOD_MS = 66;
/** 21 ms at 48 kHz: longer than the period of any voice. */
const SAMPLES = 1024;
/** Smaller changes than this can't be seen. */
const STEP = 0.01;

/** An idle moment may not come for so long. */
const LATEST_START_MS = 1_000;

export interface LevelMeterEdges {
  readonly createContext: () => AudioContext;
  readonly createStream: (track: MediaStreamTrack) => MediaStream;
  /** Where the person's gestures arrive. */
  readonly gestures: () => EventTarget;
  /** Calls back in an idle moment. @returns what takes it back */
  readonly whenIdle: (callback: () => void) => () => void;
}

/** Nothing of it is to be heard: a speaker would be kept busy with silence (W3C webaudio, `AudioSinkOptions`). */
const unheard: AudioContextOptions & { sinkId: { type: 'none' } } = { sinkId: { type: 'none' } };

const browserEdges: LevelMeterEdges = {
  createContext: () => new AudioContext(unheard),
  createStream: (track) => new MediaStream([track]),
  gestures: () => window,
  whenIdle: (callback) => whenIdle(callback, LATEST_START_MS),
};

/**
 * How loud a microphone's track is. Measures while somebody subscribes. It listens to the very track,
 * not a clone: a clone would keep the device open, and a muted track shall show that nothing gets out.
 */
export class LevelMeter {
  readonly #track: MediaStreamTrack;
  readonly #edges: LevelMeterEdges;
  readonly #level = new SnapshotFeed(0);
  #isStill: boolean | null = null;
  #stop: (() => void) | null = null;

  constructor(track: MediaStreamTrack, edges: LevelMeterEdges = browserEdges) {
    this.#track = track;
    this.#edges = edges;
  }

  /** Tells the listener of each reading, whether or not the level changed. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const end = this.#level.subscribe(listener);
    this.#stop ??= this.#start();
    return () => {
      end();
      if (!this.#level.isFollowed) this.#close();
    };
  };

  /** @returns 0 to 1, see {@link soundLevel}. */
  readonly getSnapshot = (): number => this.#level.current;

  /**
   * @returns whether there was nothing at all in the last reading, not even the noise of a quiet room; null while the browser
   * does not let it listen
   */
  readonly isStill = (): boolean | null => this.#isStill;

  #close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#isStill = null;
    this.#level.publish(0);
  }

  /** An audio context takes a while to open; what the page does for the person's call goes first. */
  #start(): () => void {
    let close = (): void => undefined;
    const cancel = this.#edges.whenIdle(() => (close = this.#listen()));
    return () => {
      cancel();
      close();
    };
  }

  #listen(): () => void {
    const context = this.#edges.createContext();
    const sleep = keepAwake(context, this.#edges.gestures());
    const timer = this.#measure(context);
    return () => {
      clearInterval(timer);
      sleep();
      void context.close();
    };
  }

  /** @returns the timer; without one there is nothing to measure, and the level stays 0. */
  #measure(context: AudioContext): ReturnType<typeof setInterval> | undefined {
    const analyser = context.createAnalyser();
    analyser.fftSize = SAMPLES;
    try {
      const stream = this.#edges.createStream(this.#track);
      context.createMediaStreamSource(stream).connect(analyser);
    } catch {
      // Firefox refuses devices whose sample rate is not the context's.
      return undefined;
    }
    const samples = new Float32Array(SAMPLES);
    return setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const listens = context.state === 'running';
      this.#isStill = listens ? samples.every((sample) => sample === 0) : null;
      this.#show(soundLevel(samples));
    }, PERIOD_MS);
  }

  #show(level: number): void {
    const { current } = this.#level;
    this.#level.publish(Math.abs(level - current) < STEP ? current : level);
  }
}
