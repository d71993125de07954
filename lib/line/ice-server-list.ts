import type { IceOffer, IceServer } from '../signaling/events';

/** The ICE servers as the server named them last, for those who have some already and those who wait. */
export class IceServerList {
  readonly #waits = new Set<(offer: IceOffer) => void>();
  #current: readonly IceServer[] = [];

  /** Empty until the server named some. */
  get current(): readonly IceServer[] {
    return this.#current;
  }

  get awaited(): boolean {
    return this.#waits.size > 0;
  }

  set(offer: IceOffer): void {
    this.#current = offer.iceServers;
    for (const resolve of this.#waits) resolve(offer);
    this.#waits.clear();
  }

  /** @returns what the server names next. */
  next(): Promise<IceOffer> {
    return new Promise((resolve) => this.#waits.add(resolve));
  }
}
