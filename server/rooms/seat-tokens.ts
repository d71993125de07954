import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { PeerId, RoomId, SeatToken } from '../../lib/signaling/identifiers';
import { PeerIdSchema, SeatTokenSchema } from '../../lib/signaling/identifiers';

/** A token is renewed with every return; one that was not used for so long is worth nothing. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** Keeps this use of the server's secret apart from any other. */
const PURPOSE = 'tertulia seat 1';

/**
 * Signs and checks the right to one seat in one room: `room.peer.issued.signature`, HMAC-SHA256
 * (RFC 2104) over the first three, `issued` in milliseconds since the epoch, in base 36.
 */
export class SeatTokens {
  readonly #secret: string;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch, on a clock that restarts do not reset. */
  constructor(secret: string, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  issue(room: RoomId, peer: PeerId): SeatToken {
    const claims = `${room}.${peer}.${this.#now().toString(36)}`;
    return v.parse(SeatTokenSchema, `${claims}.${this.#sign(claims)}`);
  }

  /** @returns whose seat it is, or null when the token is forged, too old or for another room. */
  verify(token: SeatToken, room: RoomId): PeerId | null {
    const end = token.lastIndexOf('.');
    if (end < 0) return null;
    const claims = token.slice(0, end);
    if (!isSame(token.slice(end + 1), this.#sign(claims))) return null;
    const [tokenRoom, tokenPeer, issued = ''] = claims.split('.');
    const ageMs = this.#now() - Number.parseInt(issued, 36);
    const peer = v.safeParse(PeerIdSchema, tokenPeer);
    return tokenRoom === room && peer.success && ageMs <= MAX_AGE_MS ? peer.output : null;
  }

  #sign(claims: string): string {
    return createHmac('sha256', this.#secret).update(`${PURPOSE}\n${claims}`).digest('base64url');
  }
}

/** Takes as long for a near miss as for a wild guess. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
