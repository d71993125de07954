import * as v from 'valibot';
import { readJson } from '../base/read-json';
import { cleanName } from '../signaling/clean-name';
import { MAX_NAME_LENGTH } from '../signaling/limits';
import { KnockPictureSchema } from './knock-picture';

/**
 * What somebody at the door says to the host; it travels sealed. The host does not know them yet, and
 * believes nothing.
 */
const KnockSchema = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_LENGTH), v.transform(cleanName)),
  picture: v.nullable(KnockPictureSchema),
});
export type Knock = v.InferOutput<typeof KnockSchema>;

/** @returns the knock in that text, or null when it is none. */
export function parseKnock(text: string): Knock | null {
  return readJson(KnockSchema, text);
}
