import type { IceServer } from '../signaling/events';

/** The ICE servers as the server named them last, for those who have some already and those who wait. */
export class IceServerList {
  readonly #waits = new Set<(iceServers: readonly IceServer[]) => void>();
  #current: readonly IceServer[] = [];

  /** Empty until the server named some. */
  get current(): readonly IceServer[] {
    return this.#current;
  }

  get awaited(): boolean {
    return this.#waits.size > 0;
  }

  set(iceServers: readonly IceServer[]): void {
    this.#current = iceServers;
    for (const resolve of this.#waits) resolve(iceServers);
    this.#waits.clear();
  }

  /** @returns those that the server names next. */
  next(): Promise<readonly IceServer[]> {
    return new Promise((resolve) => this.#waits.add(resolve));
  }
}
