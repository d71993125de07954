import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';

/** The sender leaves: nobody need wait for the server to say so. */
export const goodbyeKind = new MessageKind(['goodbye'], v.object({ type: v.literal('goodbye') }));
