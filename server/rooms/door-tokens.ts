import * as v from 'valibot';
import type { DoorToken, RoomId } from '../../lib/signaling/identifiers';
import { DoorTokenSchema, PeerIdSchema } from '../../lib/signaling/identifiers';
import type { DoorState } from './room-door';
import { SignedClaims } from './signed-claims';

/** Tokens are renewed more often than that: who left earlier has nothing to say after a restart. */
const MAX_AGE_MS = 30 * 60_000;

const PURPOSE = 'tertulia door 1';

const ClaimsSchema = v.object({
  stamp: v.pipe(v.number(), v.safeInteger()),
  issuedMs: v.pipe(v.number(), v.safeInteger()),
  host: PeerIdSchema,
  locked: v.picklist(['locked', 'open']),
  removed: v.array(PeerIdSchema),
});

/**
 * Signs the state of a room's door for those inside, so that they can bring it back to a server that was
 * restarted: `room.stamp.issued.host.locked.removed....signature`, numbers in base 36.
 */
export class DoorTokens {
  readonly #signed: SignedClaims;
  readonly #now: () => number;
  readonly #startedMs: number;

  /** @param now milliseconds since the epoch, on a clock that restarts do not reset. */
  constructor(secret: string, now: () => number) {
    this.#signed = new SignedClaims(secret, PURPOSE);
    this.#now = now;
    this.#startedMs = now();
  }

  issue(room: RoomId, { stamp, host, locked, removed }: DoorState): DoorToken {
    const numbers = [stamp, this.#now()].map((number) => number.toString(36));
    const claims = [room, ...numbers, host, locked ? 'locked' : 'open', ...removed];
    return v.parse(DoorTokenSchema, this.#signed.seal(claims.join('.')));
  }

  /**
   * @returns what an earlier life of the server had signed for this room; null when the token is forged,
   *   too old, for another room, or of this life, which knows better
   */
  recover(token: DoorToken, room: RoomId): DoorState | null {
    const claims = this.#signed.open(token)?.split('.') ?? [];
    const [tokenRoom, stamp = '', issued = '', host, locked, ...removed] = claims;
    const parsed = v.safeParse(ClaimsSchema, {
      stamp: Number.parseInt(stamp, 36),
      issuedMs: Number.parseInt(issued, 36),
      host,
      locked,
      removed,
    });
    if (tokenRoom !== room || !parsed.success) return null;
    const { issuedMs, ...state } = parsed.output;
    if (issuedMs >= this.#startedMs || this.#now() - issuedMs > MAX_AGE_MS) return null;
    return { ...state, locked: state.locked === 'locked' };
  }
}
