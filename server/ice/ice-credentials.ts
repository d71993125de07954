import { restPassword } from '../relay/rest-password';

/**
 * Credentials for a relay in the TURN REST convention (draft-uberti-behave-turn-rest-00, section 2.2): who
 * and until when, and base64 of its HMAC-SHA1 (RFC 2104) under the secret shared with the relay.
 *
 * @param expiresAt seconds since the epoch
 */
export function iceCredentials(
  secret: string,
  user: string,
  expiresAt: number,
): { username: string; credential: string } {
  const username = `${expiresAt}:${user}`;
  return { username, credential: restPassword(secret, username) };
}
