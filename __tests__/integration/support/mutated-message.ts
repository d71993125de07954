import fc from 'fast-check';
import { bentValue, oddValue } from '../../support/bent-value';
import type { Known, Message } from './message-arbitrary';
import { wellFormed } from './message-arbitrary';

function mutated({ event, args }: Message, valid: fc.Arbitrary<Message>): fc.Arbitrary<Message> {
  const [payload] = args;
  return fc.oneof(
    { weight: 6, arbitrary: bentValue(payload).map((odd) => ({ event, args: [odd] })) },
    { weight: 1, arbitrary: oddValue.map((odd) => ({ event, args: [...args, odd] })) },
    { weight: 1, arbitrary: fc.constant({ event, args: [args] }) },
    { weight: 1, arbitrary: valid.map((other) => ({ event, args: other.args })) },
  );
}

/** @returns messages of every event of the contract, as they should be or with something odd in them */
export function hostileMessage(known: Known): fc.Arbitrary<Message> {
  const valid = wellFormed(known);
  return fc.oneof(
    { weight: 1, arbitrary: valid },
    { weight: 4, arbitrary: valid.chain((message) => mutated(message, valid)) },
  );
}
