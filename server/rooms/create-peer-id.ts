import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { PeerId } from '../../lib/signaling/identifiers';
import { PeerIdSchema } from '../../lib/signaling/identifiers';

/** 96 random bits: nobody's id is guessed, and no two are alike. */
const PEER_ID_BYTES = 12;

export function createPeerId(): PeerId {
  return v.parse(PeerIdSchema, randomBytes(PEER_ID_BYTES).toString('base64url'));
}
