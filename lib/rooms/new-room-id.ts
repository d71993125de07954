import * as v from 'valibot';
import type { RoomId } from '../signaling/identifiers';
import { RoomIdSchema } from '../signaling/identifiers';
import { proquint } from './proquint';

/** 7 words of 16 bits: 112 random bits, more than anybody can guess through. */
const WORDS = 7;

/** @returns the id of a room that nobody has the link to yet, 41 characters that can be read aloud. */
export function newRoomId(): RoomId {
  const words = crypto.getRandomValues(new Uint16Array(WORDS));
  return v.parse(RoomIdSchema, Array.from(words, proquint).join('-'));
}
