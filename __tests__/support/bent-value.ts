import fc from 'fast-check';

const DEEP = 300;

function nested(): unknown {
  return JSON.parse(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`) as unknown;
}

/** What no message expects, and short enough that a connection takes it. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ maxDepth: 2, maxKeys: 4 }),
  fc.constantFrom<unknown>(null, -1, 1e308, NaN, Number.MAX_SAFE_INTEGER, '', '\0', '../..', '🙂'),
  fc.constantFrom<unknown>([], {}),
  fc.constant(0).map(nested),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes).toJSON()),
  fc.constantFrom(1, 16, 17, 64, 65, 512, 513, 25_000).map((length) => 'x'.repeat(length)),
);

const oddKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'type', 'to', 'from', 'x');

/** A sound message, or a part of one, with one value in it replaced, removed or added, anywhere. */
export function bentValue(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return oddValue;
  const entries = Object.entries(value);
  const rebuilt = (all: readonly (readonly [string, unknown])[]) =>
    Array.isArray(value) ? all.map(([, one]) => one) : Object.fromEntries(all);
  const changed = entries.map(([key, inner], at) =>
    bentValue(inner).map((odd) => rebuilt(entries.with(at, [key, odd]))),
  );
  const removed = entries.map((_, at) => fc.constant(rebuilt(entries.toSpliced(at, 1))));
  const added = fc.tuple(oddKey, oddValue).map(([key, odd]) => withKey(value, key, odd));
  return fc.oneof(oddValue, added, ...changed, ...removed);
}

/** An own property, whatever its name is. */
function withKey(target: object, key: string, value: unknown): object {
  const copy = { ...target };
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}
