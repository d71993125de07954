import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const LIFETIME_SECONDS = 600;
const SIGNATURE_CHARACTERS = 16;
const NONCE = /^([0-9a-z]{1,8})-([\w-]{16})$/;

/**
 * Nonces that need no memory: the time, signed together with the client's address under a key that this
 * process alone has (RFC 8489 section 9.2: unpredictable, and bound to the client). They do not begin
 * with the cookie of its section 9.2.1, which says that no security features are offered.
 */
export class Nonces {
  readonly #key = randomBytes(32);
  readonly #now: () => number;

  /** @param now seconds on a clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  issue(client: string): string {
    const time = Math.floor(this.#now()).toString(36);
    return `${time}-${this.#sign(time, client)}`;
  }

  /** @returns whether it was issued to this client, and not too long ago. */
  isFresh(nonce: string, client: string): boolean {
    const [, time, signature] = NONCE.exec(nonce) ?? [];
    if (time === undefined || signature === undefined) return false;
    const age = this.#now() - Number.parseInt(time, 36);
    if (age < 0 || age > LIFETIME_SECONDS) return false;
    return timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(time, client)));
  }

  #sign(time: string, client: string): string {
    return createHmac('sha256', this.#key)
      .update(`${time} ${client}`)
      .digest('base64url')
      .slice(0, SIGNATURE_CHARACTERS);
  }
}
