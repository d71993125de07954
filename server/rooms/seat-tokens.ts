import * as v from 'valibot';
import type { PeerId, RoomId, SeatToken } from '../../lib/signaling/identifiers';
import { PeerIdSchema, SeatTokenSchema } from '../../lib/signaling/identifiers';
import { SignedClaims } from './signed-claims';

/** A token is renewed with every return; one that was not used for so long is worth nothing. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

const PURPOSE = 'tertulia seat 1';

/** What a token is the right to: a seat, or no more than to be the one who waits or stands at the door. */
export type TokenKind = 'seat' | 'place';

export interface TokenOwner {
  readonly peer: PeerId;
  readonly kind: TokenKind;
}

/**
 * Signs and checks who somebody is in one room: `room.peer.issued.signature` for a seat, with `.place` before the
 * signature for who waits for one; `issued` in milliseconds since the epoch, in base 36.
 */
export class SeatTokens {
  readonly #signed: SignedClaims;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch, on a clock that restarts do not reset. */
  constructor(secret: string, now: () => number) {
    this.#signed = new SignedClaims(secret, PURPOSE);
    this.#now = now;
  }

  issue(room: RoomId, peer: PeerId, kind: TokenKind): SeatToken {
    const claims = [room, peer, this.#now().toString(36), ...(kind === 'place' ? [kind] : [])];
    return v.parse(SeatTokenSchema, this.#signed.seal(claims.join('.')));
  }

  /** @returns whose it is, or null when the token is forged, too old or for another room. */
  verify(token: SeatToken, room: RoomId): TokenOwner | null {
    const claims = this.#signed.open(token)?.split('.') ?? [];
    const [tokenRoom, tokenPeer, issued = '', place] = claims;
    const ageMs = this.#now() - Number.parseInt(issued, 36);
    const peer = v.safeParse(PeerIdSchema, tokenPeer);
    if (tokenRoom !== room || !peer.success || !(ageMs <= MAX_AGE_MS)) return null;
    return { peer: peer.output, kind: place === undefined ? 'seat' : 'place' };
  }
}
