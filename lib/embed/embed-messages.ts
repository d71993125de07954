import * as v from 'valibot';
import { layouts } from '../stage/stage-memory';

/** In every message, both ways: no other program's message has it. Another number is another protocol. */
export const EMBED_PROTOCOL = 1;

const tertulia = v.literal(EMBED_PROTOCOL);

/** What the page around the frame may ask for. `hello` asks who is there, and how things stand. */
const EmbedCommandSchema = v.variant('command', [
  v.strictObject({ tertulia, command: v.picklist(['hello', 'join', 'leave']) }),
  v.strictObject({
    tertulia,
    command: v.picklist(['microphone', 'camera', 'chat']),
    on: v.boolean(),
  }),
  v.strictObject({ tertulia, command: v.literal('layout'), layout: v.picklist(layouts) }),
]);
export type EmbedCommand = v.InferOutput<typeof EmbedCommandSchema>;

/** How a visit to the room ended. */
export type EmbedEnd = 'left' | 'refused' | 'turnedAway' | 'removed';

/** What the page around the frame is told. Nothing of it names anybody. */
export type EmbedEvent =
  /** The answer to `hello`: from now on commands are heard. What follows is how things stand. */
  | { readonly event: 'ready' }
  | { readonly event: 'joined' }
  | { readonly event: 'left'; readonly reason: EmbedEnd }
  /** How many are in the call, this person included; 0 outside of it. */
  | { readonly event: 'people'; readonly count: number }
  /** How well the others arrive here: that of the worst link; null while nothing is known. */
  | { readonly event: 'quality'; readonly grade: 'good' | 'fair' | 'poor' | null }
  /** Messages in the chat that nobody here has looked at. */
  | { readonly event: 'unread'; readonly count: number }
  | { readonly event: 'microphone'; readonly on: boolean }
  | { readonly event: 'camera'; readonly on: boolean }
  /** Whether the chat is open beside the pictures. */
  | { readonly event: 'chat'; readonly on: boolean }
  | { readonly event: 'layout'; readonly layout: (typeof layouts)[number] };

/** An event as it is posted. */
export type EmbedMessage = EmbedEvent & { readonly tertulia: typeof EMBED_PROTOCOL };

/** @returns the command, or null when it is none: the page around the frame has other messages for others. */
export function parseEmbedCommand(data: unknown): EmbedCommand | null {
  const result = v.safeParse(EmbedCommandSchema, data);
  return result.success ? result.output : null;
}
