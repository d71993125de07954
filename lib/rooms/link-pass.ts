import * as v from 'valibot';
import type { RoomPass } from '../signaling/room-pass';
import { RoomPassSchema } from '../signaling/room-pass';

/** Behind whatever else a fragment has. What comes after a whole pass is not the link's any more. */
const PASS = /(?:^|&(?:amp;)?)pass=([0-9a-z]{1,10}\.[A-Za-z0-9_-]{43})/;

/** @returns the pass in a link's fragment, or null, and what stands before it */
export function takePass(fragment: string): { pass: RoomPass | null; rest: string } {
  const found = PASS.exec(fragment);
  const pass = v.safeParse(RoomPassSchema, found?.[1]);
  if (!found || !pass.success) return { pass: null, rest: fragment };
  return { pass: pass.output, rest: fragment.slice(0, found.index) };
}

/** @returns what a link's fragment is with this pass */
export function withPass(fragment: string, pass: RoomPass): string {
  return `${fragment}${fragment && '&'}pass=${pass}`;
}
