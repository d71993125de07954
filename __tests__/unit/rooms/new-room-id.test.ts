import { newRoomId } from '../../../lib/rooms/new-room-id';
import { proquint } from '../../../lib/rooms/proquint';

describe('newRoomId', () => {
  it('is seven pronounceable words', () => {
    expect(newRoomId()).toMatch(
      /^[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz](-[a-z]{5}){6}$/,
    );
  });

  it('is another one every time', () => {
    expect(new Set(Array.from({ length: 200 }, newRoomId)).size).toBe(200);
  });
});

describe('proquint', () => {
  it.each([
    // 127.0.0.1 and 63.84.220.193, the paper's own examples.
    [0x7f00, 'lusab'],
    [0x0001, 'babad'],
    [0x3f54, 'gutih'],
    [0xdcc1, 'tugad'],
    [0xffff, 'zuzuz'],
  ])('writes %i as %s', (word, expected) => {
    expect(proquint(word)).toBe(expected);
  });

  it('writes no two words alike', () => {
    expect(new Set(Array.from({ length: 65_536 }, (_, word) => proquint(word))).size).toBe(65_536);
  });
});
