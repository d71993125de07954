import * as v from 'valibot';
import type { RoomId } from '../signaling/identifiers';
import { RoomIdSchema } from '../signaling/identifiers';
import { proquint } from './proquint';

/** 7 words of 16 bits: 112 random bits, more than anybody can guess through. */
const WORDS = 7;

/** Keyboards that begin with a capital, and people who shout, mean the same room. */
const NEW_ROOM_ID =
  /^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz](?:-[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]){6}$/i;

/** @returns the id of a room that nobody has the link to yet, 41 characters that can be read aloud. */
export function newRoomId(): RoomId {
  const words = crypto.getRandomValues(new Uint16Array(WORDS));
  return v.parse(RoomIdSchema, Array.from(words, proquint).join('-'));
}

/** Whether the id looks like one of {@link newRoomId}: nobody makes up such a name, its link has a secret. */
export function isNewRoomId(room: RoomId): boolean {
  return NEW_ROOM_ID.test(room);
}
