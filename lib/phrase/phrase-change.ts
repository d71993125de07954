import type { Fingerprint } from './fingerprint';
import type { NamedPerson, PhraseChange } from './phrase-state';

/** The others of one phrase, by certificate. */
export type Company = ReadonlyMap<Fingerprint, NamedPerson>;

/** @returns who came and went between two phrases. The same seat with another certificate did neither. */
export function phraseChange(before: Company, now: Company): PhraseChange {
  const came = [...now].filter(([key]) => !before.has(key)).map(([, person]) => person);
  const went = [...before].filter(([key]) => !now.has(key)).map(([, person]) => person);
  const isIn = (people: readonly NamedPerson[]) => (one: NamedPerson) =>
    people.some(({ id }) => id === one.id);
  return {
    came: came.filter((one) => !isIn(went)(one)),
    went: went.filter((one) => !isIn(came)(one)),
    renewed: came.filter(isIn(went)),
  };
}
