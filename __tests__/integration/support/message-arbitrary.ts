import fc from 'fast-check';
import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { clientMessageSchemas } from '../../../lib/signaling/client-messages';

/** What a client says: an event's name and its arguments. */
export interface Message {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Real identifiers for the schemas' brands, so that what is well-formed is often about something that exists. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** The parts of valibot's schemas that are looked at. */
const PartsSchema = v.object({
  type: v.string(),
  pipe: v.optional(v.array(v.object({ type: v.string(), name: v.optional(v.string()) }))),
  entries: v.optional(v.record(v.string(), v.unknown())),
  wrapped: v.optional(v.unknown()),
  options: v.optional(v.array(v.unknown())),
});

/** @returns what a schema lets through, nearly; of kinds that are not known here anything at all */
function fitting(schema: unknown, known: Known): fc.Arbitrary<unknown> {
  const { type, pipe, entries, wrapped, options } = v.parse(PartsSchema, schema);
  const brand = pipe?.find((step) => step.type === 'brand')?.name ?? '';
  switch (type) {
    case 'string':
      return fc.oneof(
        fc.constantFrom(...(known[brand] ?? ['text'])),
        fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/),
      );
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer();
    case 'undefined':
      return fc.constant(undefined);
    case 'picklist':
      return fc.constantFrom(...(options ?? ['text']));
    case 'optional':
    case 'nullable':
      return fc.option(fitting(wrapped, known), { nil: type === 'optional' ? undefined : null });
    case 'object':
    case 'strict_object':
      return fc.record(
        Object.fromEntries(
          Object.entries(entries ?? {}).map(([key, entry]) => [key, fitting(entry, known)]),
        ),
      );
    default:
      return fc.anything();
  }
}

/** @returns well-formed messages, of every event of the contract */
export function wellFormed(known: Known): fc.Arbitrary<Message> {
  const schemas: [string, GenericSchema][] = Object.entries(clientMessageSchemas);
  return fc.oneof(
    ...schemas.map(([event, schema]) =>
      fitting(schema, known).map((payload) => ({
        event,
        args: payload === undefined ? [] : [payload],
      })),
    ),
  );
}
