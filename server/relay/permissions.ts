/** RFC 8656 section 9. */
const PERMISSION_SECONDS = 300;

/** With which IP addresses an allocation exchanges data, each for five minutes. */
export class Permissions {
  readonly #untilByAddress = new Map<string, number>();
  /** How many there may be. */
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Installs or refreshes all of them. @returns false, and does nothing, when they are too many */
  permit(addresses: readonly string[], now: number): boolean {
    this.#sweep(now);
    const added = new Set(addresses.filter((address) => !this.#untilByAddress.has(address)));
    if (this.#untilByAddress.size + added.size > this.limit) return false;
    for (const address of addresses) {
      this.#untilByAddress.set(address, now + PERMISSION_SECONDS);
    }
    return true;
  }

  has(address: string, now: number): boolean {
    const until = this.#untilByAddress.get(address);
    return until !== undefined && until > now;
  }

  #sweep(now: number): void {
    for (const [address, until] of this.#untilByAddress) {
      if (until <= now) this.#untilByAddress.delete(address);
    }
  }
}
