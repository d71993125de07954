import { commitmentTo, phraseBits, setOf } from '../../../lib/phrase/phrase-digests';
import { phraseWords } from '../../../lib/phrase/phrase-words';
import type vectors from '../../unit/phrase/phrase-vectors.json';

/** Runs in a browser. @returns the same vectors, with all that comes of certificates and nonces made anew */
export function makeVectors(made: typeof vectors): Promise<typeof vectors> {
  return Promise.all(
    made.map(async ({ name, people: shares }) => {
      const set = await setOf(shares.map(({ fingerprint }) => fingerprint));
      const people = await Promise.all(
        shares.map(async ({ fingerprint, nonce }) => ({
          fingerprint,
          nonce,
          commitment: await commitmentTo(set, { fingerprint, nonce }),
        })),
      );
      const bits = await phraseBits(set, people);
      const words = {
        en: phraseWords(bits, 'en').join(' '),
        es: phraseWords(bits, 'es').join(' '),
      };
      return { name, people, set, bits: bits.toString(16).padStart(8, '0'), words };
    }),
  );
}
