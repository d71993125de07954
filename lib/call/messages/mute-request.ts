import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** Asks whoever hears it to mute. Nobody can be muted but by themselves. */
export const muteRequestKind = new MessageKind(
  ['muteRequest'],
  v.object({ type: v.literal('muteRequest') }),
);
