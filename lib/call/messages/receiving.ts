import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

const ReceivingSchema = v.object({
  type: v.literal('receiving'),
  sound: v.boolean(),
  picture: v.boolean(),
});
export type ReceivingMessage = v.InferOutput<typeof ReceivingSchema>;

/** What of the receiver's sound and pictures arrives at the sender, as its browser counts them. */
export const receivingKind = new MessageKind(['receiving'], ReceivingSchema);
