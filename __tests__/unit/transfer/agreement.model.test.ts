import fc from 'fast-check';
import { BLOCK_BYTES } from '../../../lib/transfer/limits';
import { over } from '../../../lib/transfer/transfer-snapshot';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';
import { accept, fileOf, pair, showPeople } from '../../fakes/transfer-pair';
import type { TransferPerson } from '../../fakes/transfer-world';
import { fuzzOptions } from '../../support/fuzz-options';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

type Deed = 'accept' | 'refuse' | 'pause' | 'resume' | 'cancel' | 'load' | 'dismiss';

/** What a person may do, whether the two are linked or not; what does not fit comes to nothing. */
const deeds = fc.record({
  who: fc.constantFrom('ana', 'ben'),
  what: fc.constantFrom<Deed>(
    'accept',
    'refuse',
    'pause',
    'resume',
    'cancel',
    'cancel',
    'load',
    'dismiss',
  ),
});

/** What happens between two: a time in which all goes its way, then a cut, with deeds on both sides of it. */
const cuts = fc.record({
  ticks: fc.integer({ min: 0, max: 12 }),
  /** At which of the changes that the receiver sees it comes, if it comes to so many in that time: before words are heard. */
  notice: fc.integer({ min: 1, max: 6 }),
  before: fc.array(deeds, { maxLength: 2 }),
  during: fc.array(deeds, { maxLength: 3 }),
});

/** What the receiver may read while the sender reads that: both at rest, and linked. */
const agreed: Readonly<Record<string, readonly string[]>> = {
  nothing: ['nothing', 'done', 'refused', 'cancelled', 'cancelledThere'],
  offered: ['offered'],
  needsFile: ['needsFile', 'offered', 'paused'],
  paused: ['pausedThere', 'paused'],
  pausedThere: ['paused'],
  done: ['done', 'nothing'],
  refused: ['refused', 'nothing'],
  cancelled: ['cancelledThere', 'cancelled', 'refused', 'nothing'],
  cancelledThere: ['cancelled', 'nothing'],
};

const stateOf = (person: TransferPerson) => (person.views.length > 0 ? person.state : 'nothing');

const act = (person: TransferPerson, what: Deed) => {
  if (what === 'load') return void person.load();
  if (what === 'accept') return accept(person);
  for (const { id } of person.views) person.page[what](id);
};

it('has two who are linked again read the same of a file, whatever both did during cuts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cuts, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (steps, blocks, isAccepted) => {
        const { world, ana, ben } = await pair();
        showPeople(ana, ben);
        const people = { ana, ben };
        let ended: string | null = null;
        const watch = () => {
          ended ??= ['done', 'refused', 'cancelled'].find((one) => one === stateOf(ben)) ?? null;
        };
        const actAs = (who: keyof typeof people, what: Deed) => {
          act(people[who], what);
          ben.page.subscribe(watch);
          watch();
        };
        ben.page.subscribe(watch);
        ana.page.send([fileOf(blocks * BLOCK_BYTES)], null);
        await world.until(() => ben.views.length > 0);
        if (isAccepted) accept(ben);
        for (const { ticks, notice, before, during } of steps) {
          for (const { who, what } of before) actAs(who, what);
          let notices = 0;
          const stop = ben.page.subscribe(() => {
            notices += 1;
            if (notices === notice) world.cut(ana, ben);
          });
          await world.live(ticks * 10);
          stop();
          world.cut(ana, ben);
          for (const { who, what } of during) actAs(who, what);
          await world.live();
          showPeople(ana, ben);
          world.link(ana, ben);
        }
        await world.live(5_000);
        const [sent, received] = [stateOf(ana), stateOf(ben)];
        expect(agreed[sent]).toContain(received);
        // What the receiver ended is not offered again, and what came whole is nothing else at the other end.
        if (ended !== null) expect([...over, 'nothing']).toContain(received);
        if (ended === 'done') expect(['done', 'nothing']).toContain(sent);
        expect([...ana.errors, ...ben.errors]).toEqual([]);
      },
    ),
    fuzzOptions(150),
  );
});
