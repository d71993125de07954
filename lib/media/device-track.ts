import type { DeviceChange } from './device-change';
import { isUnplugged } from './device-change';
import { GrowingPauses } from './growing-pauses';
import type { DeviceState, MediaProblem } from './media-snapshot';
import type { DeviceOutcome, DeviceRequest, InputKind } from './request-device';

/** A track that ends sooner than this is not asked for again at once: the next might do the same. */
const MIN_LIFE_MS = 1_000;

export interface DeviceTrackOptions {
  readonly kind: InputKind;
  readonly constraints: MediaTrackConstraints;
  readonly request: (request: DeviceRequest) => Promise<DeviceOutcome>;
  /** The device the person chose; '' is the system's default. */
  readonly chosenId: () => string;
  readonly isListed: (deviceId: string) => boolean;
  /** Whether {@link DeviceTrack.start} will follow; it counts as starting already. */
  readonly awaited: boolean;
  readonly changed: () => void;
  /** Done to each track before anybody is told of it. */
  readonly prepare: (track: MediaStreamTrack) => void;
  /** Told when another device took the place of the one before without anybody's asking. */
  readonly moved: (label: string) => void;
}

/** Why a device is asked for. `returning`: another one stands in for it, and serves until it can be had. */
type Reason = 'person' | 'lost' | 'returning';

interface HeldTrack {
  readonly track: MediaStreamTrack;
  readonly sinceMs: number;
  /** Ends with the hold. */
  readonly release: AbortController;
}

/** The one track of a microphone or a camera: asked for, exchanged, lost, found again, released. */
export class DeviceTrack {
  readonly #options: DeviceTrackOptions;
  readonly #pauses = new GrowingPauses();
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
  /** Which device to go back to. Where nobody chose one, that is the one that went first. */
  #homeId = '';
  /** What was denied when it was to come back: it is not asked for again by itself. */
  #deniedId = '';
  /** What the last track was called. */
  #label = '';

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
    if (this.#held) return;
    if (this.#asking) {
      // By itself, and so without a word. Now somebody waits for it.
      if (this.#state.status === 'failed') this.#become({ status: 'starting' });
      return;
    }
    void this.#acquire('person');
  }

  /** Releases the device. */
  stop(): void {
    if (this.#state.status === 'off') return;
    this.#generation++;
    this.#asking = false;
    this.#lost = false;
    this.#pauses.reset();
    this.#release();
    this.#become({ status: 'off' });
  }

  /** Goes over to the device that is chosen now. The old track serves until the new one is there. */
  exchange(): void {
    this.#homeId = '';
    this.#deniedId = '';
    if (this.#state.status !== 'off') void this.#acquire('person');
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

  /**
   * To be told of what the browser enumerates: some browsers let a track run on without its device; and the one
   * that another stands in for may be there again.
   */
  checkPresence(change: DeviceChange): void {
    if (this.#held && isUnplugged(this.#held.track, change)) this.#onLost(this.#held);
    else this.#goBack();
  }

  /** To be told when devices were plugged in or out, or the page is seen again: it may be there again. */
  comeBack(): void {
    this.#devicesChanged = true;
    if (this.#state.status !== 'failed' || this.#asking) return;
    if (this.#mayComeBack(this.#state.problem)) void this.#acquire('lost');
  }

  get #wantedId(): string {
    return this.#options.chosenId() || this.#homeId;
  }

  #goBack(): void {
    if (!this.#held || this.#asking || !this.#isAway(this.#held.track)) return;
    const wantedId = this.#wantedId;
    if (wantedId === this.#deniedId || !this.#options.isListed(wantedId)) return;
    void this.#acquire('returning');
  }

  #isAway(track: MediaStreamTrack): boolean {
    return this.#wantedId !== '' && track.getSettings().deviceId !== this.#wantedId;
  }

  async #acquire(reason: Reason): Promise<void> {
    const generation = ++this.#generation;
    const constraints = this.#constraints;
    const deviceId = this.#wantedId;
    this.#asking = true;
    this.#devicesChanged = false;
    if (reason === 'person') this.#pauses.reset();
    else this.#pauses.cancel();
    // What is tried again by itself goes on to be what it is, a failure, until it succeeds.
    const isQuiet = reason !== 'person' && this.#state.status === 'failed';
    if (!this.#held && !isQuiet) this.#become({ status: 'starting' });
    const { kind, request } = this.#options;
    const orDefault = reason !== 'returning';
    const outcome = await request({ kind, constraints, deviceId, orDefault });
    if (generation !== this.#generation) {
      if (outcome.status === 'on') outcome.track.stop();
      return;
    }
    this.#asking = false;
    if (outcome.status === 'failed') return this.#onRefused(outcome.problem, reason, deviceId);
    this.#hold(outcome.track, reason);
    if (constraints !== this.#constraints) applyConstraints(outcome.track, this.#constraints);
  }

  #onRefused(problem: MediaProblem, reason: Reason, deviceId: string): void {
    if (this.#held) {
      if (reason === 'returning') this.#onNotBack(problem, deviceId);
      // Phones open one camera at a time: the old one has to go before the new one can come.
      else if (problem === 'busy') {
        this.#release();
        void this.#acquire(reason);
      }
      return;
    }
    // What stood in for it went meanwhile.
    if (reason === 'returning') return void this.#acquire('lost');
    if (this.#devicesChanged && this.#mayComeBack(problem)) return void this.#acquire('lost');
    this.#fail(problem);
  }

  #onNotBack(problem: MediaProblem, deviceId: string): void {
    if (problem === 'denied') this.#deniedId = deviceId;
    // Listed, but not ready yet, as headsets are for a while.
    else if (problem !== 'missing') this.#pauses.wait(() => this.#goBack());
  }

  #mayComeBack(problem: MediaProblem): boolean {
    return problem === 'missing' || (this.#lost && problem !== 'denied');
  }

  #hold(track: MediaStreamTrack, reason: Reason): void {
    this.#release();
    track.enabled = this.#enabled;
    this.#options.prepare(track);
    const held = { track, sinceMs: Date.now(), release: new AbortController() };
    const { signal } = held.release;
    track.addEventListener('ended', () => this.#onLost(held), { signal });
    track.addEventListener('mute', () => this.#options.changed(), { signal });
    track.addEventListener('unmute', () => this.#options.changed(), { signal });
    this.#held = held;
    this.#lost = false;
    if (reason === 'returning') this.#pauses.reset();
    const { deviceId = '' } = track.getSettings();
    if (deviceId === this.#homeId) this.#homeId = '';
    const isMoved = reason !== 'person' && this.#label !== '' && track.label !== this.#label;
    this.#label = track.label;
    this.#become({ status: 'on', track, deviceId });
    if (isMoved) this.#options.moved(track.label);
  }

  #onLost({ track, sinceMs }: HeldTrack): void {
    this.#release();
    this.#lost = true;
    this.#homeId ||= track.getSettings().deviceId ?? '';
    if (this.#asking) return this.#become({ status: 'starting' });
    if (Date.now() - sinceMs < MIN_LIFE_MS) return this.#fail('busy');
    this.#pauses.reset();
    void this.#acquire('lost');
  }

  /** A device that was lost may be had again in a moment: after a sleep they wake up one by one. */
  #fail(problem: MediaProblem): void {
    this.#become({ status: 'failed', problem });
    const isWorthATry = this.#lost && (problem === 'busy' || problem === 'unknown');
    if (isWorthATry) this.#pauses.wait(() => this.comeBack());
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
