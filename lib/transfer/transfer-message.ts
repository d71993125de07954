import * as v from 'valibot';
import { cleanFileName } from './clean-file-name';
import { MAX_FILE_BYTES, MAX_MESSAGE } from './limits';
import type { TransferId } from './transfer-snapshot';

export const TransferIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{22}$/),
  v.transform((id) => id as TransferId),
);

/** Blocks, counted or numbered. */
const BlocksSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2 ** 32));

/**
 * As the sender's browser says (RFC 6838, 4.2); for words and pictures only, so that what is none is no reason to drop an
 * offer.
 */
const KindSchema = v.fallback(
  v.pipe(v.string(), v.regex(/^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i)),
  '',
);

/** What two pages say to each other on the transfer channel; docs/chat-and-files.md tells when. */
export const TransferMessageSchema = v.variant('type', [
  /** By the sender, at first and each time there is a new channel. `ready`: it has the file at hand. */
  v.object({
    type: v.literal('offer'),
    id: TransferIdSchema,
    name: v.pipe(v.string(), v.maxLength(1_000), v.transform(cleanFileName)),
    size: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_FILE_BYTES)),
    kind: KindSchema,
    ready: v.boolean(),
    paused: v.boolean(),
    /** A small picture, base64. */
    preview: v.optional(v.pipe(v.string(), v.maxLength(30_000), v.base64())),
  }),
  /** By the receiver: the offer is on its list. */
  v.object({ type: v.literal('got'), id: TransferIdSchema }),
  /** By the receiver: send it, from this block on, with no more than so many blocks in a message; one, if it isn't said. */
  v.object({
    type: v.literal('want'),
    id: TransferIdSchema,
    from: BlocksSchema,
    together: v.optional(BlocksSchema),
  }),
  /** By the receiver: so many blocks have come, and so many are written. */
  v.object({
    type: v.literal('took'),
    id: TransferIdSchema,
    came: BlocksSchema,
    written: BlocksSchema,
  }),
  /** By the sender: that was all of it, and this is its sum (`FileSum`). */
  v.object({
    type: v.literal('end'),
    id: TransferIdSchema,
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  /** By the receiver: it is whole. */
  v.object({ type: v.literal('done'), id: TransferIdSchema }),
  /** By either, also what follows but for `refuse`. */
  v.object({ type: v.literal('pause'), id: TransferIdSchema, paused: v.boolean() }),
  /** By the receiver. `full`: not by the person, but for want of a place on the list. */
  v.object({ type: v.literal('refuse'), id: TransferIdSchema, full: v.optional(v.boolean()) }),
  v.object({ type: v.literal('cancel'), id: TransferIdSchema }),
  v.object({
    type: v.literal('fail'),
    id: TransferIdSchema,
    why: v.picklist(['fileChanged', 'diskFull', 'notAllowed', 'corrupt']),
  }),
]);
export type TransferMessage = v.InferOutput<typeof TransferMessageSchema>;
export type Offer = Extract<TransferMessage, { type: 'offer' }>;

/** Too long a text is not parsed. */
const TransferTextSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_MESSAGE),
  v.parseJson(),
  TransferMessageSchema,
);

/** @returns the message, or null when it is none: unknown, too long, or with anything that doesn't belong */
export function parseTransferMessage(data: unknown): TransferMessage | null {
  const result = v.safeParse(TransferTextSchema, data);
  return result.success ? result.output : null;
}
