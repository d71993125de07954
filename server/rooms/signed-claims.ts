import { createHmac } from 'node:crypto';
import { isSameSecret } from '../is-same-secret';

/** Signs lines of text and knows them again: `claims.signature`, HMAC-SHA256 (RFC 2104) in base64url. */
export class SignedClaims {
  readonly #secret: string;
  readonly #purpose: string;

  /** @param purpose keeps this use of the server's secret apart from any other */
  constructor(secret: string, purpose: string) {
    this.#secret = secret;
    this.#purpose = purpose;
  }

  seal(claims: string): string {
    return `${claims}.${this.#sign(claims)}`;
  }

  /** @returns the claims, or null when they were not signed here, or changed since */
  open(token: string): string | null {
    const end = token.lastIndexOf('.');
    if (end < 0) return null;
    const claims = token.slice(0, end);
    return isSameSecret(token.slice(end + 1), this.#sign(claims)) ? claims : null;
  }

  #sign(claims: string): string {
    const text = `${this.#purpose}\n${claims}`;
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }
}
