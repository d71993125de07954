import { roomIdFromName } from '../../../lib/rooms/room-name';

describe('roomIdFromName', () => {
  it.each([
    ['sala', 'sala'],
    ['Sala de Ana ', 'sala-de-ana'],
    ['Señor   Ñandú / café', 'senor-nandu-cafe'],
    ['--a--b--', 'a-b'],
    ['with_underscore', 'with_underscore'],
    [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
    ['x'.repeat(100), 'x'.repeat(64)],
    ['C#sharp', 'c-sharp'],
    ['__proto__', '__proto__'],
  ])('makes %j into %j', (text, expected) => {
    expect(roomIdFromName(text)).toBe(expected);
  });

  it.each(['', '   ', '---', '!?', '会議'])('finds no room in %j', (text) => {
    expect(roomIdFromName(text)).toBeNull();
  });
});
