import fc from 'fast-check';
import type { AuthorId } from '../../../lib/chat/entry';
import {
  BROUGHT_SHARE,
  GONE_SHARE,
  MAX_ENTRIES_OF_AUTHOR,
  MAX_UNITS_OF_AUTHOR,
  WRITTEN_SHARE,
} from '../../../lib/chat/limits';
import type { Room } from '../../../lib/chat/shares';
import { Shares } from '../../../lib/chat/shares';
import { MAX_ROOM_CAPACITY } from '../../../lib/signaling/limits';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const [ana, mallory] = [standIn<PeerId>('ana'), standIn<PeerId>('mallory')];
const author = (name: string) => standIn<AuthorId>(name);
const one = { entries: 1, units: 10 };

function world() {
  const holders = new Map<AuthorId, PeerId>();
  const gone = new Set<PeerId>();
  const times = new Map<PeerId, number>();
  const shares = new Shares({
    holderOf: (of) => holders.get(of) ?? null,
    isHere: (peer) => !gone.has(peer),
    timeOf: (peer) => times.get(peer) ?? 0,
  });
  /** Until nothing more fits, or that many authors have all they may. */
  const fill = (bringer: PeerId, authors: readonly AuthorId[]) => {
    for (const of of authors) {
      const left = shares.left(of, bringer);
      if (left.entries > 0) shares.add(of, bringer, left);
    }
  };
  return { holders, gone, times, shares, fill };
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

/** What somebody does in one seat: writes that much with each of its keys, brings that much of others, and leaves. */
const visitArbitrary = fc.record({
  keys: fc.array(fc.nat(MAX_UNITS_OF_AUTHOR), { maxLength: 3 }),
  strangers: fc.array(fc.nat(MAX_UNITS_OF_AUTHOR), { maxLength: 3 }),
  entries: fc.integer({ min: 1, max: MAX_ENTRIES_OF_AUTHOR }),
});

test('however many seats somebody takes one after the other, all others can write, and it stays in bounds', () => {
  fc.assert(
    fc.property(fc.array(visitArbitrary, { maxLength: 40 }), (visits) => {
      const { holders, gone, shares } = world();
      const kept = new Map<AuthorId, Room>();
      const write = (of: AuthorId, bringer: PeerId, wanted: Room) => {
        const { entries, units } = shares.left(of, bringer);
        if (entries < 1) return;
        const room = {
          entries: Math.min(entries, wanted.entries),
          units: Math.min(units, wanted.units),
        };
        shares.add(of, bringer, room);
        kept.set(of, room);
      };
      const early = standIn<PeerId>('early');
      holders.set(author('Early'), early);
      write(author('Early'), early, one);
      gone.add(early);
      visits.forEach(({ keys, strangers, entries }, at) => {
        const seat = standIn<PeerId>(`seat ${String(at)}`);
        const next = author(`next ${String(at)}`);
        holders.set(next, seat);
        expect(shares.left(next, seat)).toEqual({
          entries: MAX_ENTRIES_OF_AUTHOR,
          units: MAX_UNITS_OF_AUTHOR,
        });
        keys.forEach((units, number) => {
          const key = author(`key ${String(at)} ${String(number)}`);
          holders.set(key, seat);
          write(key, seat, { entries, units });
        });
        strangers.forEach((units, number) => {
          write(author(`stranger ${String(at)} ${String(number)}`), seat, { entries, units });
        });
        gone.add(seat);
        for (const forgotten of shares.forgetExcess()) kept.delete(forgotten);
      });
      const rooms = [...kept.values()];
      expect(rooms.length).toBeLessThanOrEqual(GONE_SHARE.authors);
      const sum = (what: keyof Room) => rooms.reduce((all, room) => all + room[what], 0);
      expect(sum('entries')).toBeLessThanOrEqual(GONE_SHARE.entries);
      expect(sum('units')).toBeLessThanOrEqual(GONE_SHARE.units);
      expect(kept.has(author('Early'))).toBe(true);
      expect(shares.left(author('self'), null).entries).toBe(MAX_ENTRIES_OF_AUTHOR);
    }),
  );
});

test('who was there for long stays, though many come after the other and leave a little each', () => {
  const { holders, gone, times, shares } = world();
  const leave = (name: string, timeMs: number, room: Room) => {
    const [seat, key] = [standIn<PeerId>(name), author(name)];
    holders.set(key, seat);
    shares.add(key, seat, room);
    times.set(seat, timeMs);
    gone.add(seat);
    return shares.forgetExcess();
  };
  leave('Ana', 3_600_000, { entries: 500, units: 20_000 });
  const forgotten = Array.from({ length: 2 * GONE_SHARE.authors }, (_, at) =>
    leave(`quick ${String(at)}`, 20_000, one),
  ).flat();
  expect(forgotten).toHaveLength(GONE_SHARE.authors + 1);
  expect(forgotten).not.toContain(author('Ana'));
});

test('what was forgotten is not taken from others, but from its author, who is back', () => {
  const { holders, gone, shares } = world();
  const seats = authors('seat', 5).map((name) => standIn<PeerId>(name));
  seats.forEach((seat, at) => {
    const key = author(`large${String(at)}`);
    holders.set(key, seat);
    shares.add(key, seat, { entries: 1, units: MAX_UNITS_OF_AUTHOR });
    gone.add(seat);
  });
  expect(shares.forgetExcess()).toEqual([author('large0')]);
  expect(shares.left(author('large0'), ana).entries).toBe(0);
  for (const seat of seats) gone.delete(seat);
  expect(shares.left(author('large0'), ana).entries).toBe(MAX_ENTRIES_OF_AUTHOR);
});
