import * as v from 'valibot';
import { PeerIdSchema } from '../../signaling/identifiers';
import { MessageKind } from '../../signaling/message-kind';

const SpotlightSchema = v.object({
  type: v.literal('spotlight'),
  peer: v.nullable(PeerIdSchema),
});

/** Whom everybody is to see large, by the host's wish; null ends it. From nobody else does it count. */
export const spotlightKind = new MessageKind(['spotlight'], SpotlightSchema);
