import type { DeviceChange } from './device-change';
import { isUnplugged } from './device-change';
import type { DeviceState, MediaProblem } from './media-snapshot';
import type { InputKind } from './request-device';
import { requestDevice } from './request-device';

/** A track that ends sooner than this is not asked for again by itself: the next might do the same. */
const MIN_LIFE_MS = 1_000;

export interface DeviceTrackOptions {
  readonly kind: InputKind;
  readonly constraints: MediaTrackConstraints;
  readonly mediaDevices: () => MediaDevices | null;
  /** The device the person chose; '' is the system's default. */
  readonly chosenId: () => string;
  /** Whether {@link DeviceTrack.start} will follow; it counts as starting already. */
  readonly awaited: boolean;
  readonly changed: () => void;
}

interface HeldTrack {
  readonly track: MediaStreamTrack;
  readonly sinceMs: number;
  /** Ends with the hold. */
  readonly release: AbortController;
}

/** The one track of a microphone or a camera: asked for, exchanged, lost, found again, released. */
export class DeviceTrack {
  readonly #options: DeviceTrackOptions;
  #constraints: MediaTrackConstraints;
  #enabled = true;
  #state: DeviceState;
  #held: HeldTrack | null = null;
  /** Counts requests: the answer to any but the last one is too late. */
  #generation = 0;
  #asking = false;
  #devicesChanged = false;
  /** The device went by itself, so it may also come back by itself. */
  #lost = false;

  constructor(options: DeviceTrackOptions) {
    this.#options = options;
    this.#constraints = options.constraints;
    this.#state = { status: options.awaited ? 'starting' : 'off' };
  }

  get state(): DeviceState {
    return this.#state;
  }

  /**
   * Whether something else took it away: it is gone and could not be had again, or delivers nothing for now
   * (W3C mediacapture-streams 4.3.1, `muted`), as during a phone call.
   */
  get interrupted(): boolean {
    return this.#held ? this.#held.track.muted : this.#lost && this.#state.status === 'failed';
  }

  /** Asks for the device, unless it is there or asked for. */
  start(): void {
    if (this.#asking || this.#held) return;
    this.#lost = false;
    void this.#acquire();
  }

  /** Releases the device. */
  stop(): void {
    if (this.#state.status === 'off') return;
    this.#generation++;
    this.#asking = false;
    this.#release();
    this.#become({ status: 'off' });
  }

  /** Goes over to the device that is chosen now. The old track serves until the new one is there. */
  exchange(): void {
    if (this.#state.status === 'off') return;
    void this.#acquire();
  }

  /** Disabled, a track delivers silence or black; so will every track that takes its place. */
  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (this.#held) this.#held.track.enabled = enabled;
  }

  /** Constrains the track that is there and those to come. */
  constrain(constraints: MediaTrackConstraints): void {
    this.#constraints = constraints;
    if (this.#held) applyConstraints(this.#held.track, constraints);
  }

  /** To be told of what the browser enumerates: some browsers let a track run on without its device. */
  checkPresence(change: DeviceChange): void {
    if (this.#held && isUnplugged(this.#held.track, change)) this.#onLost(this.#held);
  }

  /** To be told when devices were plugged in or out, or the page is seen again: it may be there again. */
  comeBack(): void {
    this.#devicesChanged = true;
    if (this.#state.status !== 'failed' || this.#asking) return;
    if (this.#mayComeBack(this.#state.problem)) void this.#acquire();
  }

  async #acquire(): Promise<void> {
    const generation = ++this.#generation;
    const constraints = this.#constraints;
    this.#asking = true;
    this.#devicesChanged = false;
    if (!this.#held) this.#become({ status: 'starting' });
    const { kind, mediaDevices, chosenId } = this.#options;
    const request = { kind, constraints, deviceId: chosenId() };
    const outcome = await requestDevice(mediaDevices(), request);
    if (generation !== this.#generation) {
      if (outcome.status === 'on') outcome.track.stop();
      return;
    }
    this.#asking = false;
    if (outcome.status === 'failed') return this.#onRefused(outcome.problem);
    this.#hold(outcome.track);
    if (constraints !== this.#constraints) applyConstraints(outcome.track, this.#constraints);
  }

  #onRefused(problem: MediaProblem): void {
    if (this.#held) {
      // Phones open one camera at a time: the old one has to go before the new one can come.
      if (problem !== 'busy') return;
      this.#release();
      void this.#acquire();
      return;
    }
    if (this.#devicesChanged && this.#mayComeBack(problem)) {
      void this.#acquire();
      return;
    }
    this.#become({ status: 'failed', problem });
  }

  #mayComeBack(problem: MediaProblem): boolean {
    return problem === 'missing' || (this.#lost && problem !== 'denied');
  }

  #hold(track: MediaStreamTrack): void {
    this.#release();
    track.enabled = this.#enabled;
    const held = { track, sinceMs: Date.now(), release: new AbortController() };
    const { signal } = held.release;
    track.addEventListener('ended', () => this.#onLost(held), { signal });
    track.addEventListener('mute', () => this.#options.changed(), { signal });
    track.addEventListener('unmute', () => this.#options.changed(), { signal });
    this.#held = held;
    this.#lost = false;
    this.#become({ status: 'on', track, deviceId: track.getSettings().deviceId ?? '' });
  }

  #onLost({ sinceMs }: HeldTrack): void {
    this.#release();
    this.#lost = true;
    if (this.#asking) return this.#become({ status: 'starting' });
    if (Date.now() - sinceMs < MIN_LIFE_MS) {
      return this.#become({ status: 'failed', problem: 'busy' });
    }
    void this.#acquire();
  }

  #release(): void {
    if (!this.#held) return;
    const { track, release } = this.#held;
    this.#held = null;
    release.abort();
    track.stop();
  }

  #become(state: DeviceState): void {
    this.#state = state;
    this.#options.changed();
  }
}

function applyConstraints(track: MediaStreamTrack, constraints: MediaTrackConstraints): void {
  // A camera that can't do it goes on as it is.
  track.applyConstraints(constraints).catch(() => undefined);
}
