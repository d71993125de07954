import fc from 'fast-check';
import type { AuthorId, Entry, Lane } from '../../../lib/chat/entry';
import { entryId, laneOf } from '../../../lib/chat/entry';
import { Introductions } from '../../../lib/chat/introductions';
import { Log } from '../../../lib/chat/log';
import { welcomes } from '../../../lib/chat/welcome';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const INSIDERS = 3;
const PEOPLE = 5;

const who = fc.nat(PEOPLE - 1);
const stepArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), who }) },
  /** The server's word about who came is heard. */
  fc.record({ kind: fc.constant('hear' as const), who }),
  fc.record({ kind: fc.constant('come' as const), who }),
  /** One of the entries that may be handed on, in any order, or twice. */
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('hand' as const),
      from: who,
      to: who,
      which: fc.nat(),
    }),
  },
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** One page: of those inside from the beginning, or of somebody who comes while newcomers are not to read. */
class Page {
  readonly peer: PeerId;
  readonly author: AuthorId;
  readonly isLatecomer: boolean;
  readonly log: Log;
  /** Of whom the server has told it. */
  readonly known = new Set<PeerId>();
  readonly introductions = new Introductions();
  isHere: boolean;
  time = 0;

  constructor(index: number) {
    const letter = String.fromCharCode(65 + index);
    this.peer = standIn<PeerId>(letter.repeat(16));
    this.author = standIn<AuthorId>(letter.repeat(43));
    this.isLatecomer = index >= INSIDERS;
    this.isHere = !this.isLatecomer;
    this.log = new Log(undefined, (entry) => welcomes(entry, this.peer));
  }

  take(entry: Entry): void {
    const addition = this.log.add(entry);
    if (addition.status !== 'added') return;
    for (const { time } of addition.entries) this.time = Math.max(this.time, time);
  }

  /** @returns what was written, with what comes before it */
  write(): Entry[] {
    const text = { kind: 'text', to: null, about: null, text: 'x' };
    return [...this.introductions.due('', this.known), text].map((words) => {
      const number = this.log.lastOf(standIn<Lane>(this.author)) + 1;
      this.time += 1;
      const entry = { ...words, author: this.author, number, time: this.time, signature: '' };
      this.take(entry);
      return entry;
    });
  }

  /** What a page hands on to another that was told so much of a lane. */
  entriesFor(to: Page, told: (lane: Lane) => number): Entry[] {
    return this.log.lanes.flatMap((lane) => {
      const start = to.isLatecomer ? this.log.welcomeOf(lane, to.peer) : 1;
      return this.log
        .after(lane, Math.max(start - 1, told(lane)), Infinity)
        .map(({ entry }) => entry);
    });
  }
}

function reconcile(one: Page, other: Page): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const entry of from.entriesFor(to, (lane) => to.log.lastOf(lane))) to.take(entry);
  }
}

/** @returns for each who came later what was written before that, and by whom it was known at writing */
function play(pages: readonly Page[], steps: readonly Step[]) {
  const before = new Map<PeerId, Set<string>>();
  const meant = new Map<PeerId, Set<string>>(pages.map(({ peer }) => [peer, new Set()]));
  const written: string[] = [];
  const come = (page: Page) => {
    if (page.isHere) return;
    page.isHere = true;
    before.set(page.peer, new Set(written));
  };
  const heard = () => pages.filter(({ isHere, isLatecomer }) => isHere && isLatecomer);
  for (const step of steps) {
    if (step.kind === 'hand') {
      const [from, to] = [pages[step.from], pages[step.to]];
      if (!from?.isHere || !to?.isHere || from === to) continue;
      const entries = from.entriesFor(to, () => 0);
      const entry = entries[step.which % Math.max(1, entries.length)];
      if (entry) to.take(entry);
      continue;
    }
    const page = pages[step.who];
    if (!page) continue;
    if (step.kind === 'come') come(page);
    if (!page.isHere) continue;
    if (step.kind !== 'write') {
      for (const { peer } of heard()) page.known.add(peer);
      continue;
    }
    for (const entry of page.write()) {
      written.push(entryId(entry));
      for (const peer of page.known) meant.get(peer)?.add(entryId(entry));
    }
  }
  for (const page of pages) come(page);
  return { before, meant };
}

test('those inside end with equal logs, and who came later with the same rest of each, from whomever it comes', () => {
  fc.assert(
    fc.property(
      fc.array(stepArbitrary, { maxLength: 150 }),
      fc.array(fc.nat(INSIDERS - 1), { minLength: PEOPLE, maxLength: PEOPLE }),
      fc.boolean(),
      (steps, bringers, together) => {
        const pages = Array.from({ length: PEOPLE }, (_, index) => new Page(index));
        const { before, meant } = play(pages, steps);
        const [insiders, latecomers] = [pages.slice(0, INSIDERS), pages.slice(INSIDERS)];
        const [one, other] = latecomers;
        // What those who came later wrote, and some who hand on what they have themselves not all of.
        latecomers.forEach((page, index) => {
          const bringer = insiders[bringers[index] ?? 0];
          if (bringer) reconcile(page, bringer);
        });
        if (together && one && other) reconcile(one, other);
        for (const index of [0, 1, 2, 1, 0]) {
          const [left, right] = [insiders[index], insiders[(index + 1) % INSIDERS]];
          if (left && right) reconcile(left, right);
        }
        latecomers.forEach((page, index) => {
          const bringer = insiders[bringers[INSIDERS + index] ?? 0];
          if (bringer) reconcile(page, bringer);
        });

        const [first] = insiders;
        const all = first?.log.inOrder() ?? [];
        for (const { log } of insiders) {
          expect(log.inOrder().map(entryId)).toEqual(all.map(entryId));
          expect(log.waiting).toBe(0);
        }
        for (const page of latecomers) {
          const ids = page.log.inOrder().map(entryId);
          const rest = all.filter(({ author, ...entry }) => {
            const start = first?.log.welcomeOf(laneOf({ author, to: null }), page.peer);
            return author === page.author || entry.number >= (start ?? 0);
          });
          expect(ids).toEqual(rest.map(entryId));
          expect(page.log.waiting).toBe(0);
          const said = before.get(page.peer) ?? new Set();
          expect(ids.filter((id) => said.has(id))).toEqual([]);
          expect(ids).toEqual(expect.arrayContaining([...(meant.get(page.peer) ?? [])]));
        }
      },
    ),
    { numRuns: 300 },
  );
});
