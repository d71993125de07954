import * as v from 'valibot';

/** Texts separated by commas, every one of which must pass. */
export function commaList(isGood: (item: string) => boolean, message: string) {
  return v.pipe(
    v.string(),
    v.transform((list) => list.split(',').map((item) => item.trim())),
    v.check((items) => items.every(isGood), message),
  );
}
