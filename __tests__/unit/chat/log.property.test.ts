import fc from 'fast-check';
import type { AuthorId, Entry, Lane } from '../../../lib/chat/entry';
import { entryId, laneOf } from '../../../lib/chat/entry';
import { MAX_WAITING } from '../../../lib/chat/limits';
import { Log } from '../../../lib/chat/log';
import { Thread } from '../../../lib/chat/thread';
import { standIn } from '../../fakes/stand-in';

const AUTHORS = ['A', 'B', 'C', 'D'].map((letter) => standIn<AuthorId>(letter.repeat(43)));

/** One step in the life of a few pages. */
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), who: fc.nat(3), later: fc.nat(5) }),
  /** Somebody is sent one entry of somebody else's log: any, so that order, loss and doubling are up to chance. */
  fc.record({
    kind: fc.constant('send' as const),
    from: fc.nat(3),
    to: fc.nat(3),
    which: fc.nat(),
  }),
);

class Page {
  readonly log = new Log();
  readonly thread = new Thread();
  time = 0;

  take(entry: Entry): void {
    const addition = this.log.add(entry);
    if (addition.status !== 'added') return;
    this.thread.add(addition.entries, null, 1_000);
    for (const { time } of addition.entries) this.time = Math.max(this.time, time);
  }

  write(author: AuthorId, later: number): void {
    const number = this.log.lastOf(standIn<Lane>(author)) + 1;
    const isEdit = number > 1 && later === 0;
    const about = isEdit ? entryId({ author, to: null, number: 1 }) : null;
    this.time += later + 1;
    const kind = isEdit ? 'edit' : 'text';
    const text = `${author[0] ?? ''}${String(number)}`;
    const entry = { author, to: null, number, time: this.time, kind, about, text, signature: '' };
    this.take(entry);
  }
}

/** What a link does when it opens: each side sends what the other lacks. */
function reconcile(one: Page, other: Page): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const lane of from.log.lanes) {
      for (const entry of from.log.after(lane, to.log.lastOf(lane), Infinity)) to.take(entry);
    }
  }
}

test('any order, loss, doubling and partition ends in equal logs, once all have met', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 120 }), (steps) => {
      const pages = AUTHORS.map(() => new Page());
      for (const step of steps) {
        if (step.kind === 'write') {
          const author = AUTHORS[step.who];
          if (author) pages[step.who]?.write(author, step.later);
          continue;
        }
        const entries = pages[step.from]?.log.inOrder() ?? [];
        const entry = entries[step.which % Math.max(1, entries.length)];
        if (entry) pages[step.to]?.take(entry);
      }
      // In a line, there and back: nobody has a link to everybody.
      const line = [0, 1, 2, 3, 2, 1, 0];
      line.forEach((index, at) => {
        const [one, other] = [pages[index], pages[line[at + 1] ?? index]];
        if (one && other && one !== other) reconcile(one, other);
      });

      const [first, ...others] = pages;
      const ids = first?.log.inOrder().map(entryId) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      for (const { log, thread } of others) {
        expect(log.inOrder().map(entryId)).toEqual(ids);
        expect(thread.messages).toEqual(first?.thread.messages);
        expect(log.waiting).toBe(0);
      }
      const written = steps.filter(({ kind }) => kind === 'write').length;
      expect(ids).toHaveLength(written);
    }),
  );
});

test('numbers that jump wait, in a place that is bounded', () => {
  const log = new Log();
  const [author] = AUTHORS;
  if (!author) throw new Error();
  const of = (number: number): Entry => ({
    author,
    to: null,
    number,
    time: number,
    kind: 'text',
    about: null,
    text: 'x',
    signature: '',
  });
  for (let number = 1_000; number > 2; number--) log.add(of(number));
  expect(log.waiting).toBe(MAX_WAITING);
  expect(log.add(of(1)).status).toBe('added');
  expect(log.lastOf(laneOf(of(1)))).toBe(1);
});
