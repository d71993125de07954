import { longTermKey } from './codec/message-integrity';
import { restPassword } from './rest-password';

/** Somebody who may use the relay: who, until when, and with which key. */
export interface Credential {
  readonly username: string;
  /** The part behind the colon: the seat's peer id, or `trial-...` for a test without a seat. */
  readonly user: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  /** Of MESSAGE-INTEGRITY (RFC 8489 section 9.2.2). */
  readonly key: Buffer;
}

export interface CredentialsOptions {
  secret: string;
  realm: string;
  /** How long a credential lives that the server gives out. */
  lifetimeSeconds: number;
  /** Seconds since the epoch. */
  now: () => number;
}

/** Ten digits reach into the year 2286; a user is what an identifier may be, in printable ASCII. */
const USERNAME = /^(\d{1,10}):([\x21-\x7e]{1,128})$/;

/** Nobody gives up a seat that was never taken: these are good for their time and no longer. */
const TRIAL_PREFIX = 'trial-';

/**
 * The TURN REST convention: the username is `expiry:user`, and the password follows from it. Nothing is
 * looked up, so that there is no user by the name of `constructor`.
 */
export class Credentials {
  readonly #secret: string;
  readonly #realm: string;
  readonly #lifetimeSeconds: number;
  readonly #now: () => number;
  /** Who gave up the seat: what expires until then was given out before. */
  readonly #revoked = new Map<string, number>();

  constructor({ secret, realm, lifetimeSeconds, now }: CredentialsOptions) {
    this.#secret = secret;
    this.#realm = realm;
    this.#lifetimeSeconds = lifetimeSeconds;
    this.#now = now;
  }

  /** @returns the key to check the message with, or null when there is no such user (any more). */
  read(username: string): Credential | null {
    const [, expiry, user] = USERNAME.exec(username) ?? [];
    if (expiry === undefined || user === undefined) return null;
    const expiresAt = Number(expiry);
    if (expiresAt <= this.#now() || this.#isRevoked(user, expiresAt)) return null;
    const password = restPassword(this.#secret, username);
    return { username, user, expiresAt, key: longTermKey(username, this.#realm, password) };
  }

  /**
   * Whether an allocation may live on. A seat's allocation may, however old the credential is that it
   * was made with: browsers do not change it in an allocation. It ends with the seat.
   */
  stillHolds({ user, expiresAt }: Credential): boolean {
    return user.startsWith(TRIAL_PREFIX) ? expiresAt > this.#now() : true;
  }

  /** Refuses what was given out to this user until now. A seat that is taken again gets newer ones. */
  revoke(user: string): void {
    // One of this very second may be that of a page that was loaded again just now.
    this.#revoked.set(user, Math.floor(this.#now()) + this.#lifetimeSeconds - 1);
  }

  /** Forgets about those whose credentials have expired anyway. */
  sweep(): void {
    for (const [user, until] of this.#revoked) {
      if (until < this.#now()) this.#revoked.delete(user);
    }
  }

  #isRevoked(user: string, expiresAt: number): boolean {
    const until = this.#revoked.get(user);
    return until !== undefined && expiresAt <= until;
  }
}
