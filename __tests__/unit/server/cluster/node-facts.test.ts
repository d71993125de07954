import { readFacts, SPARE_URLS, writeFacts } from '../../../../server/cluster/node-facts';
import { SealedLetters } from '../../../../server/cluster/sealed-letters';

/** As docs/scale.md has it. */
const MOST_BYTES = 900;

describe('what a node says of itself', () => {
  it('is bounded, whatever its relays are called, and how many they are', () => {
    const letters = new SealedLetters('a secret that only the tests know, and no other');
    const host = `${'x'.repeat(63)}.`.repeat(4).slice(0, 253);
    const relays = Array.from({ length: 100 }, () => `turns:${host}:65535?transport=tcp`);
    const facts = { build: 'x'.repeat(12), capacity: 5, relays, hasOwnRelay: false };
    const text = writeFacts(facts, letters);
    expect(text.length).toBeLessThanOrEqual(MOST_BYTES);
    expect(readFacts(text, letters)).toEqual({ ...facts, relays: relays.slice(0, SPARE_URLS) });
  });
});
