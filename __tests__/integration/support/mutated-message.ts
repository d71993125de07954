import fc from 'fast-check';
import type { Known, Message } from './message-arbitrary';
import { wellFormed } from './message-arbitrary';

const DEEP = 300;

function nested(): unknown {
  return JSON.parse(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`) as unknown;
}

/** What no message expects. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 1, maxKeys: 3 }),
  fc.constantFrom<unknown>(null, -1, Number.MAX_SAFE_INTEGER, '', '\u0000', '../..', [], {}, '🙂'),
  fc.constant(0).map(nested),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes).toJSON()),
  fc.constantFrom(1, 16, 17, 64, 65, 512, 513, 25_000).map((length) => 'x'.repeat(length)),
);

const oddKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'room', 'to', 'from', 'x');

/** An own property, whatever its name is. */
function withKey(target: object, key: string, value: unknown): object {
  const copy = { ...target };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Sets, removes or adds one key, here or further inside. */
function mutatedValue(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return oddValue;
  const entries = Object.entries(value);
  const changed = entries.map(([key, inner]) =>
    mutatedValue(inner).map((odd) => withKey(value, key, odd)),
  );
  const removed = entries.map(([key]) =>
    fc.constant(Object.fromEntries(entries.filter(([other]) => other !== key))),
  );
  const added = fc.tuple(oddKey, oddValue).map(([key, odd]) => withKey(value, key, odd));
  return fc.oneof(oddValue, added, ...changed, ...removed);
}

function mutated({ event, args }: Message, valid: fc.Arbitrary<Message>): fc.Arbitrary<Message> {
  const [payload] = args;
  return fc.oneof(
    { weight: 6, arbitrary: mutatedValue(payload).map((odd) => ({ event, args: [odd] })) },
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
