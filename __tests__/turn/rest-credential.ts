import { createHmac } from 'node:crypto';

export interface TurnCredential {
  readonly username: string;
  readonly password: string;
}

/** A credential in the REST convention, written here anew: nothing of the relay's code vouches for itself. */
export function restCredential(
  secret: string,
  user: string,
  expiresAt = Math.floor(Date.now() / 1_000) + 3_600,
): TurnCredential {
  const username = `${String(expiresAt)}:${user}`;
  return { username, password: createHmac('sha1', secret).update(username).digest('base64') };
}

let last = 0;

/** The number of issue of the last `seatCredential`. */
export function lastIssue(): number {
  return last;
}

/** As the server gives them out with a seat: each of a higher number of issue than those before. */
export function seatCredential(secret: string, peer: string, expiresAt?: number): TurnCredential {
  last = Math.max(Date.now(), last + 1);
  return restCredential(secret, `${peer}.${String(last)}`, expiresAt);
}
