import type { ErrorCode } from './codec/error-code';
import { isIntegrityRight } from './codec/message-integrity';
import type { StunAttribute } from './codec/stun-attribute';
import { ATTRIBUTE } from './codec/stun-attribute';
import type { StunMessage } from './codec/stun-message';
import { findAttribute } from './codec/stun-message';
import type { Credential, Credentials } from './credentials';
import type { Nonces } from './nonces';
import type { Reply } from './reply';
import { refusal } from './reply';

export type Authentication =
  | { readonly status: 'authentic'; readonly credential: Credential }
  | { readonly status: 'refused'; readonly reply: Reply };

/** RFC 8489 section 14.3: a username has fewer than 509 bytes. */
const MAX_USERNAME_BYTES = 508;

/** The long-term credential mechanism, with MESSAGE-INTEGRITY (RFC 8489 section 9.2.4). */
export class Authenticator {
  readonly #realm: string;
  readonly #credentials: Credentials;
  readonly #nonces: Nonces;

  constructor(realm: string, credentials: Credentials, nonces: Nonces) {
    this.#realm = realm;
    this.#credentials = credentials;
    this.#nonces = nonces;
  }

  /**
   * The checks in the order of the standard: the integrity comes before the nonce's age.
   *
   * @param client whose nonces it may use
   * @param owner of the allocation that the request is about, if there is one
   */
  check(request: StunMessage, client: string, owner: Credential | null): Authentication {
    if (request.integrityOffset === null) return this.#challenge(401, client);
    const username = findAttribute(request, ATTRIBUTE.username);
    const realm = findAttribute(request, ATTRIBUTE.realm);
    const nonce = findAttribute(request, ATTRIBUTE.nonce);
    if (!username || !realm || !nonce) return { status: 'refused', reply: refusal(400) };
    if (username.length > MAX_USERNAME_BYTES || realm.toString() !== this.#realm) {
      return this.#challenge(401, client);
    }
    const credential = this.#find(username.toString(), owner);
    if (!credential || !isIntegrityRight(request.bytes, request.integrityOffset, credential.key)) {
      return this.#challenge(401, client);
    }
    if (!this.#nonces.isFresh(nonce.toString('latin1'), client)) {
      return this.#challenge(438, client);
    }
    return { status: 'authentic', credential };
  }

  /** An allocation goes on with the credential that it was made with: when that is void, it has ended. */
  #find(username: string, owner: Credential | null): Credential | null {
    return owner?.username === username ? owner : this.#credentials.read(username);
  }

  #challenge(code: Extract<ErrorCode, 401 | 438>, client: string): Authentication {
    const attributes: StunAttribute[] = [
      { type: ATTRIBUTE.realm, value: Buffer.from(this.#realm) },
      { type: ATTRIBUTE.nonce, value: Buffer.from(this.#nonces.issue(client)) },
    ];
    return { status: 'refused', reply: refusal(code, ...attributes) };
  }
}
