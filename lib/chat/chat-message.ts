import * as v from 'valibot';
import type { PeerId } from '../signaling/identifiers';
import { PeerIdSchema } from '../signaling/identifiers';
import { MAX_ROOM_CAPACITY } from '../signaling/limits';
import { PublicKeySchema } from './author-key';
import { EntryNumberSchema, EntrySchema, LaneSchema, SignatureSchema } from './entry';
import type { Lane } from './entry';
import { BATCH_ENTRIES, MAX_MESSAGE } from './limits';
import type { Vector } from './log';

/** More than anybody can have of all authors, and of the two between whom it is said. */
const MAX_LANES = 512;

const VectorSchema = v.pipe(
  v.record(LaneSchema, EntryNumberSchema),
  v.check((lanes) => Object.keys(lanes).length <= MAX_LANES),
  v.transform((lanes): Vector => new Map(Object.entries(lanes) as [Lane, number][])),
);

/** By participant. */
const OthersSchema = v.pipe(
  v.record(PeerIdSchema, EntryNumberSchema),
  v.check((others) => Object.keys(others).length <= MAX_ROOM_CAPACITY),
  v.transform(
    (others): ReadonlyMap<PeerId, number> => new Map(Object.entries(others) as [PeerId, number][]),
  ),
);

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What two pages say to each other on the chat channel; docs/chat-and-files.md tells when. */
const ChatMessageSchema = v.variant('type', [
  /** First of all, in both directions. */
  v.object({
    type: v.literal('hello'),
    key: PublicKeySchema,
    nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
  }),
  /** Answers a hello: the sender has the private half of the key that it named. */
  v.object({ type: v.literal('proof'), signature: SignatureSchema }),
  /** What the sender has and its person has seen, and how many messages with entries it took on this channel. */
  v.object({
    type: v.literal('have'),
    have: VectorSchema,
    seen: VectorSchema,
    taken: CountSchema,
    /** How much of what the receiver wrote to everybody those have with whom the sender has a link. */
    others: OthersSchema,
  }),
  v.object({
    type: v.literal('entries'),
    /** Of the authors of these entries. */
    keys: v.pipe(v.array(PublicKeySchema), v.maxLength(BATCH_ENTRIES)),
    entries: v.pipe(v.array(EntrySchema), v.minLength(1), v.maxLength(BATCH_ENTRIES)),
  }),
  /** The sender's person is typing. */
  v.object({ type: v.literal('typing'), typing: v.boolean() }),
]);
export type ChatMessage = v.InferOutput<typeof ChatMessageSchema>;
export type EntriesMessage = Extract<ChatMessage, { type: 'entries' }>;

/** Too long a text is not parsed. */
const ChatTextSchema = v.pipe(
  v.string(),
  v.maxLength(MAX_MESSAGE),
  v.parseJson(),
  ChatMessageSchema,
);

/** @returns the message, or null when it is none: unknown, too long, or with anything that doesn't belong */
export function parseChatMessage(data: unknown): ChatMessage | null {
  const result = v.safeParse(ChatTextSchema, data);
  return result.success ? result.output : null;
}

export function writeChatMessage(message: ChatMessage): string {
  if (message.type !== 'have') return JSON.stringify(message);
  const { have, seen, others } = message;
  return JSON.stringify({
    ...message,
    have: Object.fromEntries(have),
    seen: Object.fromEntries(seen),
    others: Object.fromEntries(others),
  });
}
