import type { RoomId } from '../../lib/signaling/identifiers';

export interface RegrowthOptions {
  /** How long seats are held for owners who may come back. */
  readonly holdMs: number;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
  /** Milliseconds since the epoch, on a clock that restarts do not reset. */
  readonly epochNow: () => number;
}

interface Inheritance {
  /** On the clock of the epoch. */
  readonly sinceMs: number;
  readonly untilMs: number;
}

/**
 * Which rooms grow back: all of them after a restart of the server, and each that another server kept until lately, as
 * long as those who were in it may be waited for.
 */
export class Regrowth {
  readonly #options: RegrowthOptions;
  readonly #restartEndsMs: number;
  readonly #inheritances = new Map<RoomId, Inheritance>();
  #isRestarted = true;

  constructor(options: RegrowthOptions) {
    this.#options = options;
    // As if all seats of an earlier life of the server were held since it started again.
    this.#restartEndsMs = options.now() + options.holdMs;
  }

  /** Whether the room was kept by another life of the server, or another server, until so lately that seats may be waited for. */
  isUnderWay(id: RoomId): boolean {
    return this.#afterRestart || this.#options.now() < (this.#untilMs(id) ?? -Infinity);
  }

  /** Another server kept this room until now: those who were in it come back here. */
  inherit(id: RoomId): void {
    const { now, holdMs, epochNow } = this.#options;
    this.#inheritances.set(id, { untilMs: now() + holdMs, sinceMs: epochNow() });
  }

  /** @returns since when, on the clock of the epoch, this room is kept here that was another server's; null if it never was */
  inheritedMs(id: RoomId): number | null {
    return this.#inheritances.get(id)?.sinceMs ?? null;
  }

  /** When an inherited room has grown back, on the clock of the moments; `Infinity` for any other. */
  dueMs(id: RoomId): number {
    return this.#untilMs(id) ?? Infinity;
  }

  /** @returns whether the time after a restart ended since this was asked last */
  endRestart(): boolean {
    const ends = this.#isRestarted && !this.#afterRestart;
    this.#isRestarted = this.#afterRestart;
    return ends;
  }

  /** @returns whether an inherited room's time ended since this was asked last */
  endInheritance(id: RoomId): boolean {
    const ends = this.dueMs(id) <= this.#options.now();
    if (ends) this.#inheritances.delete(id);
    return ends;
  }

  /** Another server keeps the room now. */
  forget(id: RoomId): void {
    this.#inheritances.delete(id);
  }

  get #afterRestart(): boolean {
    return this.#isRestarted && this.#options.now() < this.#restartEndsMs;
  }

  #untilMs(id: RoomId): number | undefined {
    return this.#inheritances.get(id)?.untilMs;
  }
}
