import { createHmac } from 'node:crypto';

/**
 * The password of a username in the TURN REST convention (draft-uberti-behave-turn-rest-00, section 2.2):
 * its HMAC-SHA1 (RFC 2104) under the secret shared with the relay, in base64.
 */
export function restPassword(secret: string, username: string): string {
  return createHmac('sha1', secret).update(username).digest('base64');
}
