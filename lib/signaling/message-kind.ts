import * as v from 'valibot';

/** Whatever participants tell each other says by its type of which kind it is. */
export interface Message {
  readonly type: string;
}

/** One kind of what participants tell each other, under one name or several: how it looks, and how it is written. */
export class MessageKind<M extends Message> {
  readonly types: readonly M['type'][];
  readonly #schema: v.GenericSchema<unknown, M>;

  constructor(types: readonly M['type'][], schema: v.GenericSchema<unknown, M>) {
    this.types = types;
    this.#schema = schema;
  }

  /** @returns null for what is none of this kind. A peer is not trusted. */
  parse(value: unknown): M | null {
    const result = v.safeParse(this.#schema, value);
    return result.success ? result.output : null;
  }

  write(message: M): string {
    return JSON.stringify(message);
  }
}

const MessageSchema = v.object({ type: v.string() });

/** @returns what may be a message of some kind, or null; nothing more is known of it than its type */
export function readMessage(text: unknown): Message | null {
  if (typeof text !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return v.is(MessageSchema, value) ? value : null;
}
