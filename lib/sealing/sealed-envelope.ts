import * as v from 'valibot';
import type { SessionId } from '../signaling/identifiers';
import { SessionIdSchema } from '../signaling/identifiers';
import { MAX_SIGNAL_LENGTH } from '../signaling/limits';
import { fromBase64url, toBase64url } from './base64url';

/** The only version there is. Another one is another key schedule too. */
const VERSION = '1';

/** GCM's tag in bytes: a box that is no longer has nothing in it. */
const TAG_LENGTH = 16;

/** In the clear around a box. All of it is bound to the box: a change to any part keeps it shut. */
export interface SealedEnvelope {
  /** The session of the one who sealed it. */
  readonly sender: SessionId;
  /** The session of the one it is for. */
  readonly receiver: SessionId;
  /** Numbers the connections between two peers, from 1; 0 for what belongs to none. */
  readonly attempt: number;
  /** Numbers what a sender's session sealed, from 0. */
  readonly counter: number;
  /** Ciphertext and tag. */
  readonly box: Uint8Array<ArrayBuffer>;
}

/** `1.sender.receiver.attempt.counter.box`, the box in base64url. */
export function formatEnvelope({
  sender,
  receiver,
  attempt,
  counter,
  box,
}: SealedEnvelope): string {
  return [VERSION, sender, receiver, attempt, counter, toBase64url(box)].join('.');
}

/** @returns null for whatever {@link formatEnvelope} does not write. */
export function parseEnvelope(text: string): SealedEnvelope | null {
  if (text.length > MAX_SIGNAL_LENGTH) return null;
  const [version, sender, receiver, attempt, counter, box, ...rest] = text.split('.');
  if (version !== VERSION || box === undefined || rest.length > 0) return null;
  const result = v.safeParse(FieldsSchema, { sender, receiver, attempt, counter });
  const bytes = fromBase64url(box);
  if (!result.success || !bytes || bytes.length <= TAG_LENGTH) return null;
  return { ...result.output, box: bytes };
}

/** Decimal without leading zeros; all of them are exact as numbers. */
function whole(pattern: RegExp) {
  return v.pipe(v.string(), v.regex(pattern), v.transform(Number), v.safeInteger());
}

const FieldsSchema = v.object({
  sender: SessionIdSchema,
  receiver: SessionIdSchema,
  attempt: whole(/^(?:0|[1-9]\d{0,6})$/),
  counter: whole(/^(?:0|[1-9]\d{0,15})$/),
});
