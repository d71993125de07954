import * as v from 'valibot';

/** @returns what a text says in JSON, as the schema has it; null for what says nothing of that kind, or is no text */
export function readJson<Output>(
  schema: v.GenericSchema<unknown, Output>,
  text: unknown,
): Output | null {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return result.success ? result.output : null;
}
