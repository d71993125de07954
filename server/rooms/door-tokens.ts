import * as v from 'valibot';
import type { DoorToken, RoomId } from '../../lib/signaling/identifiers';
import { DoorTokenSchema, PeerIdSchema } from '../../lib/signaling/identifiers';
import type { DoorState } from './room-door';
import { SignedClaims } from './signed-claims';

/** Tokens are renewed more often than that: who left earlier has nothing to say after a restart. */
const MAX_AGE_MS = 30 * 60_000;

const PURPOSE = 'tertulia door 1';

/** Stands before the latecomers, where there are any. No peer id is that short. */
const LATECOMERS = 'later';

const ClaimsSchema = v.object({
  stamp: v.pipe(v.number(), v.safeInteger()),
  issuedMs: v.pipe(v.number(), v.safeInteger()),
  host: PeerIdSchema,
  state: v.picklist(['locked', 'open', 'locked-unread', 'open-unread']),
  removed: v.array(PeerIdSchema),
  latecomers: v.array(PeerIdSchema),
});

/**
 * Signs the state of a room's door for those inside, so that they can bring it back to a server that was
 * restarted: `room.stamp.issued.host.state.removed....later.latecomers....signature`, numbers in base 36.
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

  issue(room: RoomId, door: DoorState): DoorToken {
    const { stamp, host, locked, newcomersRead, removed, latecomers } = door;
    const numbers = [stamp, this.#now()].map((number) => number.toString(36));
    const state = `${locked ? 'locked' : 'open'}${newcomersRead ? '' : '-unread'}`;
    const later = latecomers.length > 0 ? [LATECOMERS, ...latecomers] : [];
    const claims = [room, ...numbers, host, state, ...removed, ...later];
    return v.parse(DoorTokenSchema, this.#signed.seal(claims.join('.')));
  }

  /**
   * @param inheritedMs since when this server keeps a room that another one kept; null when it always did
   * @returns what an earlier life of the server had signed for this room; null when the token is forged,
   *   too old, for another room, or of this life, which knows better
   */
  recover(token: DoorToken, room: RoomId, inheritedMs: number | null = null): DoorState | null {
    const claims = this.#signed.open(token)?.split('.') ?? [];
    const [tokenRoom, stamp = '', issued = '', host, state, ...peers] = claims;
    const split = peers.includes(LATECOMERS) ? peers.indexOf(LATECOMERS) : peers.length;
    const parsed = v.safeParse(ClaimsSchema, {
      stamp: Number.parseInt(stamp, 36),
      issuedMs: Number.parseInt(issued, 36),
      host,
      state,
      removed: peers.slice(0, split),
      latecomers: peers.slice(split + 1),
    });
    if (tokenRoom !== room || !parsed.success) return null;
    const { issuedMs, state: words, ...door } = parsed.output;
    const beforeMs = inheritedMs ?? this.#startedMs;
    if (issuedMs >= beforeMs || this.#now() - issuedMs > MAX_AGE_MS) return null;
    return {
      ...door,
      locked: words.startsWith('locked'),
      newcomersRead: !words.endsWith('unread'),
    };
  }
}
