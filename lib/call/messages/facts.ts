import * as v from 'valibot';
import { MessageKind } from '../../signaling/message-kind';
import type { PeerFacts } from '../../signaling/peer-signal';
import { PeerFactsSchema } from '../../signaling/peer-signal';

const FactsSchema = v.object({ type: v.literal('facts'), facts: PeerFactsSchema });

/** What others may know of the sender, when it has changed. */
export const factsKind = new MessageKind(['facts'], FactsSchema);

/** Of somebody who tells nothing yet. */
export const noFacts: PeerFacts = {
  name: '',
  microphone: false,
  camera: false,
  screen: false,
  interrupted: [],
  networkChanges: 0,
};
