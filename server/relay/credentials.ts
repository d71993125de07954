import { longTermKey } from './codec/message-integrity';
import type { RelayUser } from './relay-user';
import { parseUser } from './relay-user';
import { restPassword } from './rest-password';
import type { Revocations } from './revocations';

/** Somebody who may use the relay: who, until when, and with which key. */
export interface Credential {
  readonly username: string;
  readonly user: RelayUser;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  /** Of MESSAGE-INTEGRITY (RFC 8489 section 9.2.2). */
  readonly key: Buffer;
}

export interface CredentialsOptions {
  secret: string;
  realm: string;
  revocations: Revocations;
  /** Seconds since the epoch. */
  now: () => number;
}

/** Ten digits reach into the year 2286; what a user may look like says `parseUser`. */
const USERNAME = /^(\d{1,10}):([\x21-\x7e]{1,128})$/;

/**
 * The TURN REST convention: the username is `expiry:user`, and the password follows from it. Nothing is
 * looked up, so that there is no user by the name of `constructor`.
 */
export class Credentials {
  readonly #secret: string;
  readonly #realm: string;
  readonly #revocations: Revocations;
  readonly #now: () => number;

  constructor({ secret, realm, revocations, now }: CredentialsOptions) {
    this.#secret = secret;
    this.#realm = realm;
    this.#revocations = revocations;
    this.#now = now;
  }

  /** @returns the key to check the message with, or null when there is no such user (any more). */
  read(username: string): Credential | null {
    const [, expiry, text = ''] = USERNAME.exec(username) ?? [];
    const user = parseUser(text);
    if (!user) return null;
    const expiresAt = Number(expiry);
    if (this.#secondsLeft(expiresAt) === 0) return null;
    if (user.kind === 'seat' && this.#revocations.isVoid(user.name, user.issue)) return null;
    const password = restPassword(this.#secret, username);
    return { username, user, expiresAt, key: longTermKey(username, this.#realm, password) };
  }

  /**
   * For how many seconds more an allocation may live with this credential. That of a trial ends with it.
   * That of a seat goes on as long as it is refreshed, since browsers don't change the credential of an
   * allocation; it ends when the seat is given up.
   */
  mostSeconds({ user, expiresAt }: Credential): number {
    return user.kind === 'seat' ? Infinity : this.#secondsLeft(expiresAt);
  }

  /** Whole ones, so that what is told is never more than there is. */
  #secondsLeft(expiresAt: number): number {
    return Math.max(0, Math.floor(expiresAt - this.#now()));
  }
}
