import fc from 'fast-check';
import { BLOCK_BYTES } from '../../../lib/transfer/limits';
import { over } from '../../../lib/transfer/transfer-snapshot';
import { watchCrypto } from '../../fakes/crypto-watch';
import { lendTransfer } from '../../fakes/lend-transfer';
import { accept, bytesOf, fileOf, showPeople } from '../../fakes/transfer-pair';
import type { TransferPerson } from '../../fakes/transfer-world';
import { TransferWorld } from '../../fakes/transfer-world';
import { fuzzOptions } from '../../support/fuzz-options';

beforeAll(() => {
  watchCrypto();
  lendTransfer();
});

/** What may happen while a file goes to two; each is over before the next, but for what somebody cancels. */
const events = fc.record({
  what: fc.constantFrom(
    'cut',
    'leave',
    'reload',
    'reloadAna',
    'pause',
    'pauseAna',
    'bend',
    'cancel',
  ),
  at: fc.constantFrom(0, 1),
  /** Ends of what is cancelled are taken off the list, too. */
  isTakenOff: fc.boolean(),
  wait: fc.integer({ min: 1, max: 30 }),
});

const pauseAll = (person: TransferPerson) =>
  person.views.forEach(({ id }) => person.page.pause(id));

const statesOf = ({ views }: TransferPerson) =>
  views.flatMap(({ ends }) => ends.map(({ state }) => state));

it('comes whole to each of two who do not cancel, and nobody waits for ever, whatever breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(events, { maxLength: 6 }),
      fc.integer({ min: 1, max: 60 * BLOCK_BYTES }),
      async (steps, size) => {
        const world = new TransferWorld();
        const [ana, ben, cleo] = [world.come('ana'), world.come('ben'), world.come('cleo')];
        const receivers = [ben, cleo];
        const cancelled = new Set<TransferPerson>();
        const linkAll = () => receivers.forEach((one) => world.link(ana, one));
        showPeople(ana, ben, cleo);
        linkAll();
        await world.live();
        ana.page.send([fileOf(size)], null);
        await world.until(() => receivers.every(({ views }) => views.length > 0));
        receivers.forEach(accept);
        for (const { what, at, isTakenOff, wait } of steps) {
          const receiver = at === 0 ? ben : cleo;
          await world.live(wait * 10);
          if (what !== 'bend' && what !== 'pauseAna') world.cut(ana, receiver);
          if (what === 'reload') receiver.load();
          if (what === 'reloadAna') {
            receivers.forEach((one) => world.cut(ana, one));
            ana.load();
          }
          if (what === 'leave') showPeople(ana, ...receivers.filter((one) => one !== receiver));
          if (what === 'pause') pauseAll(receiver);
          if (what === 'pauseAna') pauseAll(ana);
          if (what === 'cancel') {
            const [view] = receiver.views.filter(({ ends }) => ends[0]?.state !== 'done');
            if (view) {
              cancelled.add(receiver);
              receiver.page.cancel(view.id);
              if (isTakenOff) receiver.page.dismiss(view.id);
            }
          }
          if (what === 'bend') {
            world.bend = (bytes) => {
              world.bend = (one) => one;
              return bytes.fill(9, 40, 60);
            };
          }
          await world.live(50);
          showPeople(ana, ben, cleo);
          linkAll();
          await world.live();
          for (const { id } of ana.views) ana.page.pickAgain(id, fileOf(size));
          for (const { page, views } of [ana, ...receivers]) {
            for (const { id } of views) page.resume(id);
          }
        }
        await world.until(() =>
          [ana, ...receivers].every((one) => statesOf(one).every((state) => over.has(state))),
        );
        for (const receiver of receivers) {
          const stored = [...receiver.disk.files.values()];
          const whole = cancelled.has(receiver) ? [] : [bytesOf(size)];
          expect(stored.map((bytes) => Buffer.from(bytes).equals(bytesOf(size)))).toEqual(
            whole.map(() => true),
          );
        }
        expect([ana, ...receivers].flatMap(({ errors }) => errors)).toEqual([]);
      },
    ),
    fuzzOptions(25),
  );
});

it('tells each of two what its sender cancelled while they were cut off, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(0, 1), { maxLength: 2 }),
      fc.boolean(),
      async (cut, isTakenOff) => {
        const world = new TransferWorld();
        const [ana, ben, cleo] = [world.come('ana'), world.come('ben'), world.come('cleo')];
        const receivers = [ben, cleo];
        for (const one of receivers) world.link(ana, one);
        await world.live();
        ana.page.send([fileOf(100 * BLOCK_BYTES)], null);
        await world.until(() => receivers.every(({ views }) => views.length > 0));
        receivers.forEach(accept);
        await world.live(20);
        for (const at of cut) world.cut(ana, at === 0 ? ben : cleo);
        ana.page.cancel(ana.view().id);
        if (isTakenOff) ana.page.dismiss(ana.view().id);
        await world.live();
        for (const at of cut) world.link(ana, at === 0 ? ben : cleo);
        await world.until(() =>
          receivers.every((one) => statesOf(one).every((state) => over.has(state))),
        );
        await world.live();
        expect(receivers.map(({ disk }) => disk.files.size)).toEqual([0, 0]);
      },
    ),
    fuzzOptions(10),
  );
});
