import * as v from 'valibot';
import type { SessionId } from '../signaling/identifiers';
import { SessionIdSchema } from '../signaling/identifiers';
import { toBase64url } from './base64url';

/** In bytes: 96 bits, so that nobody ever has the same one twice. */
const LENGTH = 12;

/** @returns what a seat is named with that is about to be taken. */
export function newSessionId(): SessionId {
  return v.parse(SessionIdSchema, toBase64url(crypto.getRandomValues(new Uint8Array(LENGTH))));
}
