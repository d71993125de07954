import { newRoomId } from '../../../lib/rooms/new-room-id';
import { readRoomLink } from '../../../lib/rooms/read-room-link';
import { roomLinkPath } from '../../../lib/rooms/room-link';

const made = newRoomId();
const secret = 'q83vEjRWeJCrze8SNFZ4kA';

describe('readRoomLink', () => {
  it.each([
    ['https://calls.example/room/sala_1', 'sala_1', ''],
    ['https://calls.example/room/Sala_1', 'sala_1', 'room=Sala_1'],
    [`https://calls.example/room/Sala_1#${secret}`, 'Sala_1', secret],
    [`https://calls.example/room/abc#${secret}`, 'abc', secret],
    [`https://calls.example/room/abc?name=Ana%20B#${secret}`, 'abc', secret],
    ['https://calls.example/room/abc#cut', 'abc', 'cut'],
    ['https://calls.example/room/abc#', 'abc', ''],
    ['  calls.example:3000/room/abc/  ', 'abc', ''],
    [`Join me: https://calls.example/room/abc#${secret}\nat five`, 'abc', secret],
    [`${made}#${secret}`, made, secret],
    [`${made}#${secret.slice(5)}`, made, secret.slice(5)],
    [`abc#${secret}`, 'abc', secret],
  ])('reads %j', (text, room, fragment) => {
    expect(readRoomLink(text)).toEqual({ room, fragment });
  });

  it.each(['', 'sala', 'C#sharp', made, '/room/', `/room/${'a'.repeat(65)}`, '/room/a.b'])(
    'finds no link in %j',
    (text) => {
      expect(readRoomLink(text)).toBeNull();
    },
  );
});

it('leads where it was read', () => {
  for (const path of ['/room/abc', `/room/abc#${secret}`, '/room/abc#cut']) {
    const link = readRoomLink(path);
    expect(link && roomLinkPath(link)).toBe(path);
  }
});
