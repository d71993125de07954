import * as v from 'valibot';
import { PeerIdSchema } from '../../signaling/identifiers';
import { MAX_SIGNAL_LENGTH } from '../../signaling/limits';
import { MessageKind } from '../../signaling/message-kind';

const ForwardSchema = v.object({
  type: v.literal('forward'),
  from: PeerIdSchema,
  to: PeerIdSchema,
  payload: v.pipe(v.string(), v.maxLength(MAX_SIGNAL_LENGTH)),
});
export type ForwardedSignal = v.InferOutput<typeof ForwardSchema>;

/**
 * A signal that takes the way over a third participant, who passes it on as it is. The payload is what would
 * have gone over the server.
 */
export const forwardKind = new MessageKind(['forward'], ForwardSchema);
