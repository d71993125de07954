import * as v from 'valibot';
import type { PeerId, RoomId, SeatToken } from '../../lib/signaling/identifiers';
import { PeerIdSchema, SeatTokenSchema } from '../../lib/signaling/identifiers';
import { SignedClaims } from './signed-claims';

/** A token is renewed with every return; one that was not used for so long is worth nothing. */
const MAX_AGE_MS = 7 * 24 * 3_600_000;

const PURPOSE = 'tertulia seat 1';

/**
 * Signs and checks the right to one seat in one room: `room.peer.issued.signature`, `issued` in
 * milliseconds since the epoch, in base 36.
 */
export class SeatTokens {
  readonly #signed: SignedClaims;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch, on a clock that restarts do not reset. */
  constructor(secret: string, now: () => number) {
    this.#signed = new SignedClaims(secret, PURPOSE);
    this.#now = now;
  }

  issue(room: RoomId, peer: PeerId): SeatToken {
    const claims = `${room}.${peer}.${this.#now().toString(36)}`;
    return v.parse(SeatTokenSchema, this.#signed.seal(claims));
  }

  /** @returns whose seat it is, or null when the token is forged, too old or for another room. */
  verify(token: SeatToken, room: RoomId): PeerId | null {
    const [tokenRoom, tokenPeer, issued = ''] = this.#signed.open(token)?.split('.') ?? [];
    const ageMs = this.#now() - Number.parseInt(issued, 36);
    const peer = v.safeParse(PeerIdSchema, tokenPeer);
    return tokenRoom === room && peer.success && ageMs <= MAX_AGE_MS ? peer.output : null;
  }
}
