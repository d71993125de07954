import type { AuthorId } from '../../../lib/chat/entry';
import {
  BROUGHT_SHARE,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_UNITS_OF_AUTHOR,
  WRITTEN_SHARE,
} from '../../../lib/chat/limits';
import { Shares } from '../../../lib/chat/shares';
import { MAX_ROOM_CAPACITY } from '../../../lib/signaling/limits';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const [ana, mallory] = [standIn<PeerId>('ana'), standIn<PeerId>('mallory')];
const author = (name: string) => standIn<AuthorId>(name);
const one = { entries: 1, units: 10 };

function world() {
  const holders = new Map<AuthorId, PeerId>();
  const shares = new Shares((of) => holders.get(of) ?? null);
  /** Until nothing more fits, or that many authors have all they may. */
  const fill = (bringer: PeerId, authors: readonly AuthorId[]) => {
    for (const of of authors) {
      const left = shares.left(of, bringer);
      if (left.entries > 0) shares.add(of, bringer, left);
    }
  };
  return { holders, shares, fill };
}

const authors = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => author(`${name}${String(at)}`));

test('however much all others write and bring, there is room for each, and for oneself', () => {
  const { holders, shares, fill } = world();
  for (let at = 1; at < MAX_ROOM_CAPACITY; at += 1) {
    const liar = standIn<PeerId>(`liar ${String(at)}`);
    const own = authors(`own ${String(at)} `, 30);
    for (const of of own) holders.set(of, liar);
    fill(liar, [...own, ...authors(`made up ${String(at)} `, 200)]);
  }
  expect(shares.left(author('self'), null)).toEqual({
    entries: MAX_ENTRIES_OF_AUTHOR,
    units: MAX_UNITS_OF_AUTHOR,
  });
});

test('what one brings of strangers takes nothing from what others bring, or write', () => {
  const { holders, shares, fill } = world();
  holders.set(author('Ana'), ana);
  fill(mallory, authors('made up', 200));
  expect(shares.left(author('another'), mallory).entries).toBe(0);
  expect(shares.left(author('who left'), ana)).toEqual({
    entries: BROUGHT_SHARE.entries,
    units: MAX_UNITS_OF_AUTHOR,
  });
  // Whoever brings it.
  expect(shares.left(author('Ana'), mallory)).toEqual({
    entries: MAX_ENTRIES_OF_AUTHOR,
    units: MAX_UNITS_OF_AUTHOR,
  });
});

test('strangers are counted for each who brings them', () => {
  const { shares } = world();
  for (const of of authors('made up', BROUGHT_SHARE.authors)) shares.add(of, mallory, one);
  expect(shares.left(author('another'), mallory).entries).toBe(0);
  expect(shares.left(author('made up0'), mallory).entries).toBeGreaterThan(0);
  expect(shares.left(author('another'), ana).entries).toBeGreaterThan(0);
});

test('what was brought of somebody counts no more for who brought it once that one has shown the key', () => {
  const { holders, shares } = world();
  shares.add(author('Ben'), ana, { entries: BROUGHT_SHARE.entries, units: 100 });
  expect(shares.left(author('who left'), ana).entries).toBe(0);
  holders.set(author('Ben'), standIn<PeerId>('ben'));
  expect(shares.left(author('who left'), ana).entries).toBe(BROUGHT_SHARE.entries);
});

test('all keys of one seat have one share, of which the first has all that an author may write', () => {
  const { holders, shares, fill } = world();
  const own = authors('key', WRITTEN_SHARE.authors + 1);
  for (const of of own) holders.set(of, mallory);
  expect(shares.left(own[0] ?? author(''), mallory).entries).toBe(MAX_ENTRIES_OF_AUTHOR);
  fill(mallory, own.slice(0, 2));
  expect(shares.left(author('key5'), mallory).entries).toBe(0);
});
