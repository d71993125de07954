import fc from 'fast-check';
import { commitmentTo, phraseBits, setOf } from '../../../lib/phrase/phrase-digests';
import type { Share } from '../../../lib/phrase/phrase-digests';
import type { PhraseMessage } from '../../../lib/phrase/phrase-message';
import { settled } from '../../fakes/settled';
import { HeldDigests } from './held-digests';
import { PhrasePerson, idOf } from './phrase-world';

/**
 * Somebody in the middle of a link shows each side a certificate of its own, may choose them and the nonces
 * at will, hears everything, and decides who hears what and when.
 */

let digests: HeldDigests;
beforeEach(() => {
  digests = new HeldDigests({ held: false });
});
afterEach(() => digests.restore());

/** One honest side, with whom only the one in the middle speaks. */
class Victim {
  readonly #person: PhrasePerson;
  readonly #other: string;
  set = '';

  constructor(letter: string, other: string, fingerprint: string, shown: string) {
    this.#person = new PhrasePerson(letter, fingerprint);
    this.#other = other;
    this.#person.see(idOf(other), shown);
    this.#person.openTo(idOf(other));
  }

  get told(): readonly PhraseMessage[] {
    return this.#person.sent.get(idOf(this.#other)) ?? [];
  }

  /** Null until it is told. */
  get nonce(): string | null {
    const message = this.told.find(({ type }) => type === 'phraseReveal');
    return message?.type === 'phraseReveal' ? message.nonce : null;
  }

  get bits(): number | null {
    const { state } = this.#person.phrase;
    return state.status === 'ready' ? state.bits : null;
  }

  async hear(message: PhraseMessage): Promise<void> {
    this.#person.phrase.receive(idOf(this.#other), message);
    await settled();
  }

  async commit(share: Share): Promise<void> {
    const commitment = await commitmentTo(this.set, share);
    await this.hear({ type: 'phraseCommit', set: this.set, commitment });
  }

  async reveal(nonce: string): Promise<void> {
    await this.hear({ type: 'phraseReveal', set: this.set, nonce });
  }
}

const ana = 'a'.repeat(64);
const bea = 'b'.repeat(64);

async function victims(shownToAna: string, shownToBea: string): Promise<[Victim, Victim]> {
  const pair: [Victim, Victim] = [
    new Victim('a', 'b', ana, shownToAna),
    new Victim('b', 'a', bea, shownToBea),
  ];
  pair[0].set = await setOf([ana, shownToAna]);
  pair[1].set = await setOf([bea, shownToBea]);
  await settled();
  return pair;
}

const nonceOf = (number: number) => number.toString(16).padStart(32, '0');
/** Of a certificate that the one in the middle has the key of. */
const madeUp = (number: number) => number.toString(16).padStart(64, '1');
/** So short that the one in the middle can try everything. */
const shortened = (bits: number) => bits >>> 22;

it('could be led to any short phrase without commitments, and with them can not', async () => {
  const [forAna, forBea] = await victims(madeUp(1), madeUp(2));
  const first = { fingerprint: madeUp(1), nonce: nonceOf(1) };
  await forAna.commit(first);
  await forAna.reveal(first.nonce);
  const goal = forAna.bits;
  if (goal === null) throw new Error('Ana has no phrase');

  await forBea.commit({ fingerprint: madeUp(2), nonce: nonceOf(2) });
  const { nonce } = forBea;
  if (nonce === null) throw new Error('Bea did not go on');
  const honest = { fingerprint: bea, nonce };
  let found: string | null = null;
  for (let guess = 3; found === null; guess += 1) {
    const mine = { fingerprint: madeUp(2), nonce: nonceOf(guess) };
    const bits = await phraseBits(forBea.set, [honest, mine]);
    if (shortened(bits) === shortened(goal)) found = mine.nonce;
  }
  // It is the nonce that would do, and it is refused.
  await forBea.commit({ fingerprint: madeUp(2), nonce: found });
  await forBea.reveal(found);
  expect(forBea.bits).toBeNull();
  await forBea.reveal(nonceOf(2));
  expect(forBea.bits).toBeNull();
}, 30_000);

it('gets two sides to the same short phrase about as often as chance does', async () => {
  const trials = 2_000;
  let same = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    // Both certificates and nonces are chosen anew, the latter before the honest nonces are known.
    const [forAna, forBea] = await victims(madeUp(2 * trial), madeUp(2 * trial + 1));
    await forAna.commit({ fingerprint: madeUp(2 * trial), nonce: nonceOf(trial) });
    await forAna.reveal(nonceOf(trial));
    await forBea.commit({ fingerprint: madeUp(2 * trial + 1), nonce: nonceOf(trial) });
    await forBea.reveal(nonceOf(trial));
    if (forAna.bits === null || forBea.bits === null) throw new Error('no phrase');
    // Five bits: one in 32.
    if (forAna.bits >>> 27 === forBea.bits >>> 27) same += 1;
  }
  const expected = trials / 32;
  expect(same).toBeGreaterThan(expected / 3);
  expect(same).toBeLessThan(expected * 2);
}, 60_000);

type Move = { side: 0 | 1; what: 'commit' | 'reveal' | 'echo' | 'cross'; choice: number };
const move: fc.Arbitrary<Move> = fc.record({
  side: fc.constantFrom(0, 1),
  what: fc.constantFrom('commit', 'reveal', 'echo', 'cross'),
  choice: fc.nat(3),
});

it('finds each side bound to what it heard first, whatever is said in whichever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 14 }), async (moves) => {
      const shown = [madeUp(1), madeUp(2)] as const;
      const sides = await victims(...shown);
      const bound: (string | null)[] = [null, null];
      for (const { side, what, choice } of moves) {
        const victim = sides[side];
        const nonce = nonceOf(choice);
        if (what === 'commit') {
          bound[side] ??= nonce;
          await victim.commit({ fingerprint: shown[side], nonce });
        } else if (what === 'reveal') {
          await victim.reveal(nonce);
        } else {
          // What one of them said, back to itself or on to the other.
          const from = what === 'echo' ? victim : sides[side === 0 ? 1 : 0];
          const said = from.told[choice];
          if (!said) continue;
          const fits = said.type === 'phraseCommit' && said.set === victim.set;
          if (fits) bound[side] ??= 'nothing that can be told';
          await victim.hear(said);
        }
        // Nothing is told before the other side is bound.
        if (bound[side] === null) expect(victim.nonce).toBeNull();
      }
      for (const [index, victim] of sides.entries()) {
        if (victim.bits === null) continue;
        const own = { fingerprint: index === 0 ? ana : bea, nonce: victim.nonce ?? '' };
        const theirs = { fingerprint: shown[index] ?? '', nonce: bound[index] ?? '' };
        expect(victim.bits).toBe(await phraseBits(victim.set, [own, theirs]));
      }
    }),
    { numRuns: 300 },
  );
}, 30_000);
