import type { SignalErrorCode } from '../../lib/signaling/events';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { isSameSecret } from '../is-same-secret';
import type { RoomPasses } from '../rooms/room-passes';
import type { Networks } from '../shares/networks-of';
import { Rates } from '../shares/rates';
import { WRONG_ACCESS } from '../shares/limits';

export type AccessRefusal = Extract<
  SignalErrorCode,
  'access_required' | 'access_denied' | 'rate_limited'
>;

/** What a room is opened with. */
interface OpeningRoom {
  readonly room: RoomId;
  readonly pass?: RoomPass | undefined;
  readonly access?: string | undefined;
}

/** Decides who may open rooms, on a server that is not everybody's. */
export class AccessCheck {
  /** Wrong passwords. */
  readonly wrong: Rates;
  readonly #token: string | null;
  readonly #passes: RoomPasses | null;

  /**
   * @param token what has to be given; null: nothing
   * @param now milliseconds on any clock that does not go back
   * @param passes what is as good for one room; null: there are none
   */
  constructor(token: string | null, now: () => number, passes: RoomPasses | null) {
    this.#token = token;
    this.#passes = passes;
    this.wrong = new Rates(WRONG_ACCESS, now);
  }

  /**
   * Whether somebody may open this room. A pass that is none, or over, is nothing that anybody could guess, and counts
   * for nothing.
   *
   * @returns why not, or null
   */
  checkRoom({ room, pass, access }: OpeningRoom, networks: Networks): AccessRefusal | null {
    if (pass !== undefined && this.#passes?.isGood(pass, room)) return null;
    return this.check(access, networks);
  }

  /**
   * Compares in constant time, and counts wrong ones of an address. With too many of them it hears the right
   * one no more either for a while, or it could go on guessing.
   *
   * @returns why not, or null
   */
  check(given: string | undefined, networks: Networks): AccessRefusal | null {
    if (this.#token === null) return null;
    if (given === undefined) return 'access_required';
    if (!this.wrong.has(networks)) return 'rate_limited';
    if (isSameSecret(given, this.#token)) return null;
    this.wrong.charge(networks, 1);
    return 'access_denied';
  }
}
