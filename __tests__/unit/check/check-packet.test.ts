import fc from 'fast-check';
import { readPacket, writePacket } from '../../../lib/check/check-packet';

it('reads what it wrote', () => {
  const kinds = fc.constantFrom('ping', 'pong', 'load');
  const numbers = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(kinds, numbers, (kind, number) => {
      expect(readPacket(writePacket({ kind, number }))).toEqual({ kind, number });
    }),
  );
});

it.each([['text'], [null], [new ArrayBuffer(4)], [new Uint8Array([9, 0, 0, 0, 0]).buffer]])(
  'drops %p',
  (data) => {
    expect(readPacket(data)).toBeNull();
  },
);
