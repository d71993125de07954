import * as v from 'valibot';
import { toBase64url } from '../sealing/base64url';
import { TransferIdSchema } from './transfer-message';
import type { TransferId } from './transfer-snapshot';

/** @returns 16 random bytes in base64url: nobody guesses it */
export function newTransferId(): TransferId {
  return v.parse(TransferIdSchema, toBase64url(crypto.getRandomValues(new Uint8Array(16))));
}
