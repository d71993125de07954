import * as v from 'valibot';
import { PeerIdSchema, SessionIdSchema } from '../../signaling/identifiers';
import { MAX_ROOM_CAPACITY } from '../../signaling/limits';
import { MessageKind } from '../../signaling/message-kind';

/** A participant, and the session that signals for it are sealed for. */
const PeerSessionSchema = v.object({ id: PeerIdSchema, session: SessionIdSchema });
export type PeerSession = v.InferOutput<typeof PeerSessionSchema>;

const LinksSchema = v.object({
  type: v.literal('links'),
  up: v.pipe(v.array(PeerSessionSchema), v.maxLength(MAX_ROOM_CAPACITY)),
});

/** To whom the sender's links are up. Comes every second: silence tells something too. */
export const linksKind = new MessageKind(['links'], LinksSchema);
