import fc from 'fast-check';
import type { AuthorId, Entry, Lane } from '../../../lib/chat/entry';
import { entryId, laneOf } from '../../../lib/chat/entry';
import { DELETE, erasedBy, erasureText } from '../../../lib/chat/erasure';
import { BROUGHT_SHARE, MAX_WAITING } from '../../../lib/chat/limits';
import { Log } from '../../../lib/chat/log';
import { Thread } from '../../../lib/chat/thread';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const AUTHORS = ['A', 'B', 'C', 'D'].map((letter) => standIn<AuthorId>(letter.repeat(43)));

/** One step in the life of a few pages. */
const stepArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), who: fc.nat(3), later: fc.nat(5) }),
  /** Somebody takes back one of the texts that it wrote. */
  fc.record({ kind: fc.constant('erase' as const), who: fc.nat(3), which: fc.nat() }),
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
    this.#add(author, { number, kind, about, text });
  }

  erase(author: AuthorId, which: number): void {
    const lane = standIn<Lane>(author);
    const texts = this.thread.messages.filter((one) => one.author === author && !one.deleted);
    const target = texts[which % Math.max(1, texts.length)];
    if (!target) return;
    const text = erasureText(this.log.editsOf(lane, target.id), 1_000);
    this.time += 1;
    const number = this.log.lastOf(lane) + 1;
    this.#add(author, { number, kind: DELETE, about: target.id, text });
  }

  #add(author: AuthorId, what: Pick<Entry, 'number' | 'kind' | 'about' | 'text'>): void {
    this.take({ author, to: null, time: this.time, signature: '', ...what });
  }
}

/** What a link does when it opens: each side sends what the other lacks. */
function reconcile(one: Page, other: Page): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const lane of from.log.lanes) {
      const lacking = from.log.after(lane, to.log.lastOf(lane), Infinity);
      for (const { entry } of lacking) to.take(entry);
    }
  }
}

/** Whoever never had a text does not learn that there was one. */
const shown = (thread: Thread | undefined) => thread?.messages.filter(({ deleted }) => !deleted);

const goneWith = (entry: Entry) => erasedBy(entry).map((number) => entryId({ ...entry, number }));

const deletions = (log: Log | undefined) =>
  log?.inOrder().filter(({ kind }) => kind === DELETE).length ?? 0;

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
        if (step.kind === 'erase') {
          const author = AUTHORS[step.who];
          if (author) pages[step.who]?.erase(author, step.which);
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
        expect(shown(thread)).toEqual(shown(first?.thread));
        expect(log.waiting).toBe(0);
      }
      const gone = first?.log.inOrder().flatMap(goneWith) ?? [];
      expect(ids.filter((id) => gone.includes(id))).toEqual([]);
      const written = steps.filter(({ kind }) => kind === 'write').length;
      expect(ids.length + new Set(gone).size).toBe(written + deletions(first?.log));
    }),
  );
});

test('hundreds of texts in a row that were taken back keep nobody from what follows them', () => {
  const [author] = AUTHORS;
  if (!author) throw new Error();
  const [one, other] = [new Page(), new Page()];
  const count = 2 * MAX_WAITING;
  for (let at = 0; at < count; at += 1) one.write(author, 1);
  for (let at = 0; at < count; at += 1) one.erase(author, 0);
  one.write(author, 1);
  reconcile(one, other);
  expect(other.log.lastOf(standIn<Lane>(author))).toBe(2 * count + 1);
  expect(shown(other.thread)).toEqual(shown(one.thread));
  expect(other.log.hasRoomFor({ author, text: 'x' }, null)).toBe(true);
});

test('a deletion takes only its own text and changes with it', () => {
  const [author] = AUTHORS;
  if (!author) throw new Error();
  const page = new Page();
  page.write(author, 1);
  page.write(author, 1);
  const about = entryId({ author, to: null, number: 1 });
  const lie = { author, to: null, number: 3, time: 99, kind: DELETE, about, signature: '' };
  page.take({ ...lie, text: '2 7 x -1 1.5' });
  expect(page.log.inOrder().map(({ number }) => number)).toEqual([2, 3]);
  expect(shown(page.thread)?.map(({ text }) => text)).toEqual(['A2']);
});

test('nobody makes room for more strangers with deletions that came ahead', () => {
  const log = new Log();
  const mallory = standIn<PeerId>('mallory');
  for (let at = 0; at < 2 * BROUGHT_SHARE.authors; at += 1) {
    const author = standIn<AuthorId>(String(at).padStart(43, 'A'));
    const about = entryId({ author, to: null, number: 1 });
    log.add(
      {
        ...{ author, to: null, number: 2, time: 1, about },
        kind: DELETE,
        text: '',
        signature: '',
      },
      mallory,
    );
  }
  expect(log.lanes).toHaveLength(BROUGHT_SHARE.authors);
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
