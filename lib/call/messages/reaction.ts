import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** Few, so that each is understood everywhere, and has words of its own. */
export const reactions = ['👍', '👏', '❤️', '😂', '😮', '🎉'] as const;
export type Reaction = (typeof reactions)[number];

const ReactionSchema = v.object({
  type: v.literal('reaction'),
  emoji: v.picklist(reactions),
});

/** Shown for a few seconds on the sender's tile. One that is not known here is passed over. */
export const reactionKind = new MessageKind(['reaction'], ReactionSchema);
