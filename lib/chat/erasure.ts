import type { Entry, EntryId } from './entry';
import { entryId } from './entry';

/** An author takes back a text. What it takes with it stands in the entry, signed: nobody needs that any more to follow. */
export const DELETE = 'delete';

/** @param edits numbers of the changes that the deleted text had: they go with it, as far as they fit */
export function erasureText(edits: readonly number[], maxLength: number): string {
  let text = '';
  for (const number of edits) {
    const longer = text === '' ? String(number) : `${text} ${String(number)}`;
    if (longer.length > maxLength) break;
    text = longer;
  }
  return text;
}

/** @returns the numbers, in its lane, of the entries that it takes with it; none for what is no deletion */
export function erasedBy(entry: Entry): number[] {
  const { kind, about, text, number } = entry;
  if (kind !== DELETE || about === null) return [];
  const target = Number(about.slice(about.lastIndexOf('.') + 1));
  if (entryId({ ...entry, number: target }) !== about) return [];
  const edits = text === '' ? [] : text.split(' ').map(Number);
  return [target, ...edits].filter((one) => Number.isInteger(one) && one >= 1 && one < number);
}

/** @returns whether an entry is that text, or a change of it */
export function belongsTo(entry: Entry, text: EntryId): boolean {
  if (entry.kind === 'text') return entryId(entry) === text;
  return entry.kind === 'edit' && entry.about === text;
}
