import { newRoomId } from '../../../lib/rooms/new-room-id';
import { roomMark } from '../../../lib/rooms/room-mark';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { standIn } from '../../fakes/stand-in';

const markOf = (id: string) => roomMark(standIn<RoomId>(id));

// The last digits of the test vectors of FNV-1a (draft-eastlake-fnv).
it.each([
  ['a', 'ec8c'],
  ['foobar', '67e8'],
])('the mark of %s is %s', (id, mark) => {
  expect(markOf(id)).toBe(mark);
});

it('has four digits always', () => {
  const marks = Array.from({ length: 1_000 }, (_, number) => markOf(`sala-${String(number)}`));
  expect(marks.filter((mark) => !/^[0-9a-f]{4}$/.test(mark))).toEqual([]);
});

it('spreads rooms over servers', () => {
  const counts = [0, 0, 0];
  for (let made = 0; made < 3_000; made += 1) {
    const server = parseInt(roomMark(newRoomId()), 16) % counts.length;
    counts[server] = (counts[server] ?? 0) + 1;
  }
  // Ten standard deviations of a fair draw.
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(260);
});
