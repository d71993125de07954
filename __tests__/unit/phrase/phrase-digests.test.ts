import { commitmentTo, newNonce, phraseBits, setOf } from '../../../lib/phrase/phrase-digests';
import { phraseWords } from '../../../lib/phrase/phrase-words';
import vectors from './phrase-vectors.json';

/** The vectors were made by another implementation of what docs/protocol.md says. */
describe.each(vectors)('$name', ({ people, set, bits, words }) => {
  it('have that set, in any order', async () => {
    const fingerprints = people.map(({ fingerprint }) => fingerprint);
    expect(await setOf(fingerprints)).toBe(set);
    expect(await setOf([...fingerprints].reverse())).toBe(set);
  });

  it.each(people)('are bound by these commitments: $commitment', async (person) => {
    expect(await commitmentTo(set, person)).toBe(person.commitment);
  });

  it('get those words, in any order', async () => {
    for (const shares of [people, [...people].reverse()]) {
      const found = await phraseBits(set, shares);
      expect(found.toString(16).padStart(8, '0')).toBe(bits);
      expect(phraseWords(found, 'en').join(' ')).toBe(words.en);
      expect(phraseWords(found, 'es').join(' ')).toBe(words.es);
    }
  });
});

it('makes nonces of 128 bits, each another one', () => {
  const nonces = Array.from({ length: 50 }, newNonce);
  for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(nonces).size).toBe(50);
});
