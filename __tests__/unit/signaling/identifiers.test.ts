import { parseRoomId } from '../../../lib/signaling/identifiers';

describe('parseRoomId', () => {
  it.each(['a', 'sala', 'A-b_9', 'x'.repeat(64)])('takes %s', (text) => {
    expect(parseRoomId(text)).toBe(text);
  });

  it.each(['', 'x'.repeat(65), 'sala 1', 'a/b', 'ñ', '..', '%00', null, 7, ['a'], {}])(
    'refuses %p',
    (value) => {
      expect(parseRoomId(value)).toBeNull();
    },
  );
});
