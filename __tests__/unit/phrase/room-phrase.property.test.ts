import fc from 'fast-check';
import { HeldDigests } from './held-digests';
import { PhraseWorld } from './phrase-world';

const letter = fc.constantFrom(...'abcde');

/** `other`: with whom the link is interrupted. */
interface Event {
  kind: 'join' | 'leave' | 'interrupt';
  who: string;
  other: string;
}

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('join', 'join', 'leave', 'interrupt'),
  who: letter,
  other: letter,
});

/** What happens, and how much of the rest happens before the next thing does. */
const story = fc.array(fc.tuple(event, fc.nat(12)), { minLength: 3, maxLength: 14 });

let digests: HeldDigests;
beforeEach(() => {
  digests = new HeldDigests({ held: true });
});
afterEach(() => digests.restore());

/** Numbers that look like chance, the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

function happen(world: PhraseWorld, what: Event): void {
  if (what.kind === 'join') world.join(what.who);
  else if (what.kind === 'leave') world.leave(what.who);
  else world.interrupt(what.who, what.other);
}

it('ends with one phrase for all, whatever comes in whichever order', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.nat(), async (events, seed) => {
      const world = new PhraseWorld(digests, numbersFrom(seed));
      world.join('a');
      world.join('b');
      for (const [what, steps] of events) {
        happen(world, what);
        await world.some(steps);
      }
      await world.rest();
      const { people } = world;
      for (const { errors } of people) expect(errors).toEqual([]);
      const phrases = people.map(({ phrase }) => phrase.state);
      if (people.length < 2) {
        for (const phrase of phrases) expect(phrase).toEqual({ status: 'none' });
        return;
      }
      const bits = phrases.map((phrase) =>
        phrase.status === 'ready' ? phrase.bits : phrase.status,
      );
      expect(new Set(bits).size).toBe(1);
      expect(bits[0]).toEqual(expect.any(Number));
    }),
    { numRuns: 100 },
  );
}, 60_000);
