import * as v from 'valibot';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { RoomPass } from '../../lib/signaling/room-pass';
import { passUntilMs, RoomPassSchema } from '../../lib/signaling/room-pass';
import { SignedClaims } from './signed-claims';

const PURPOSE = 'tertulia pass 1';

/**
 * Signs and checks who may open one room until some time without the server's password: `until.signature`, where what is
 * signed is `room.until`. They end with the server's secret, and with the password that they were asked for with.
 */
export class RoomPasses {
  readonly #signed: SignedClaims;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch, on a clock that restarts do not reset */
  constructor(secret: string, accessToken: string, now: () => number) {
    this.#signed = new SignedClaims(secret, `${PURPOSE}\n${accessToken}`);
    this.#now = now;
  }

  /** @returns a pass for so long, and when it ends, in milliseconds since the epoch */
  issue(room: RoomId, seconds: number): { pass: RoomPass; untilMs: number } {
    const until = Math.floor(this.#now() / 1_000) + seconds;
    const sealed = this.#signed.seal(claimsOf(room, until.toString(36)));
    const pass = v.parse(RoomPassSchema, sealed.slice(room.length + 1));
    return { pass, untilMs: until * 1_000 };
  }

  /** Whether it was given for this room, here, and its time is not over. */
  isGood(pass: RoomPass, room: RoomId): boolean {
    if (this.#signed.open(claimsOf(room, pass)) === null) return false;
    return this.#now() < passUntilMs(pass);
  }
}

/** Rooms have no dots in their ids. */
const claimsOf = (room: RoomId, rest: string): string => `${room}.${rest}`;
