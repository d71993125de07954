import * as v from 'valibot';
import { MessageKind } from '../signaling/message-kind';

/** SHA-256 in hexadecimal digits. */
const DigestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const PhraseMessageSchema = v.variant('type', [
  v.object({ type: v.literal('phraseCommit'), set: DigestSchema, commitment: DigestSchema }),
  v.object({
    type: v.literal('phraseReveal'),
    set: DigestSchema,
    nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  }),
  /** Whether the sender's person found the others to read the same words. */
  v.object({ type: v.literal('verified'), set: DigestSchema, verified: v.boolean() }),
]);
export type PhraseMessage = v.InferOutput<typeof PhraseMessageSchema>;

/** The steps to the room's phrase; `set` names the people it is about. See docs/protocol.md. */
export const phraseKind = new MessageKind(
  ['phraseCommit', 'phraseReveal', 'verified'],
  PhraseMessageSchema,
);
