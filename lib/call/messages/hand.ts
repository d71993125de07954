import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** Nobody raises a hand so often in one call. */
export const MAX_HAND = 1_000_000;

const HandSchema = v.object({
  type: v.literal('hand'),
  /** Null: it is not raised. */
  number: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_HAND))),
});

/**
 * Whether the sender's hand is raised, and as which: one more than the highest number that was raised when it was. So
 * everybody has them in the same order without a clock.
 */
export const handKind = new MessageKind(['hand'], HandSchema);

/** Asks whoever hears it to lower the hand. From nobody but the host does it count. */
export const lowerHandKind = new MessageKind(
  ['lowerHand'],
  v.object({ type: v.literal('lowerHand') }),
);
