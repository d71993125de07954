import { TertuliaRoom } from '../../../lib/embed/tertulia-room';
import { isChecked } from '../../../lib/rooms/link-parts';
import { readRoomLink } from '../../../lib/rooms/read-room-link';

it('makes links in Node.js, each to a room of its own, with a key and its check', () => {
  const links = [1, 2].map(() => TertuliaRoom.newLink('https://call.example.org'));
  expect(new Set(links).size).toBe(2);
  for (const link of links) {
    expect(link).toMatch(/^https:\/\/call\.example\.org\/room\/[a-z-]{41}#[\w-]{27}$/);
    const read = readRoomLink(link);
    expect(read && isChecked(read)).toBe(true);
  }
});
