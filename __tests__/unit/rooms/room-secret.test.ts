import fc from 'fast-check';
import { newRoomSecret, parseRoomSecret, roomSecretBytes } from '../../../lib/rooms/room-secret';

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

describe('newRoomSecret', () => {
  it('is 22 characters that are read back, another one every time', () => {
    const secrets = Array.from({ length: 200 }, newRoomSecret);
    expect(new Set(secrets).size).toBe(200);
    for (const secret of secrets) expect(parseRoomSecret(secret)).toBe(secret);
  });

  it('has random bits everywhere', () => {
    const ones = new Uint8Array(16);
    const zeros = new Uint8Array(16);
    for (let round = 0; round < 200; round += 1) {
      roomSecretBytes(newRoomSecret()).forEach((byte, index) => {
        ones[index] = (ones[index] ?? 0) | byte;
        zeros[index] = (zeros[index] ?? 0) | ~byte;
      });
    }
    expect([...ones, ...zeros]).toEqual(Array.from({ length: 32 }, () => 255));
  });
});

describe('parseRoomSecret', () => {
  it('reads any 16 bytes as base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const secret = parseRoomSecret(base64url(bytes));
        expect(secret && [...roomSecretBytes(secret)]).toEqual([...bytes]);
      }),
    );
  });

  it('takes nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ minLength: 22, maxLength: 22 })), (text) => {
        const canonical = base64url(Buffer.from(text, 'base64url')) === text && text.length === 22;
        expect(parseRoomSecret(text) !== null).toBe(canonical);
      }),
    );
  });

  it.each([
    ['too short', 'AAAAAAAAAAAAAAAAAAAAA'],
    ['too long', 'AAAAAAAAAAAAAAAAAAAAAAA'],
    ['bits left over', 'AAAAAAAAAAAAAAAAAAAAAB'],
    ['padded', 'AAAAAAAAAAAAAAAAAAAAAA=='],
    ['of the other alphabet', 'AAAAAAAAAAAAAAAAAAAA+A'],
    ['with a line break', 'AAAAAAAAAAAAAAAAAAAAAA\n'],
    ['with its #', '#AAAAAAAAAAAAAAAAAAAAAA'],
  ])('refuses one that is %s', (_, text) => {
    expect(parseRoomSecret(text)).toBeNull();
  });
});
