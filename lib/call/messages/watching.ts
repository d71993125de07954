import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** Whether anybody looks at the sender's page. Who has not said so is taken to look. */
export const watchingKind = new MessageKind(
  ['watching'],
  v.object({ type: v.literal('watching'), watching: v.boolean() }),
);
