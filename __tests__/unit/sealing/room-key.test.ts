import type { RoomKey } from '../../../lib/sealing/room-key';
import { canSeal, roomKeyFromName, roomKeyFromSecret } from '../../../lib/sealing/room-key';
import type { RoomId } from '../../../lib/signaling/identifiers';
import { Correspondence, keyOf, OTRA, peerId, SALA } from '../../fakes/sealing-world';
import { standIn } from '../../fakes/stand-in';

/** Whether somebody with one key can open what somebody with the other sealed. */
async function fit(one: Promise<RoomKey>, other: Promise<RoomKey>): Promise<boolean> {
  const ana = new Correspondence(peerId('a'), SALA, one);
  const bea = new Correspondence(peerId('b'), SALA, other);
  return (await bea.open(ana, await ana.seal(bea, 'hello'))).status === 'opened';
}

// A passphrase is meant to take its time.
jest.setTimeout(60_000);

describe('room keys', () => {
  it('tell where they came from, and can not be read out', async () => {
    const keys = [
      await keyOf(1),
      await roomKeyFromName(SALA, null),
      await roomKeyFromName(SALA, ' '),
      await roomKeyFromName(SALA, 'horse'),
    ];
    expect(keys.map(({ origin }) => origin)).toEqual(['link', 'name', 'name', 'passphrase']);
    for (const { material } of keys) {
      expect(material.extractable).toBe(false);
      expect(material.usages).toEqual(['deriveKey']);
    }
  });

  it('fit when they were made of the same', async () => {
    expect(await fit(keyOf(1), keyOf(1))).toBe(true);
    expect(await fit(keyOf(1), keyOf(2))).toBe(false);
    const typed = (text: string | null) => roomKeyFromName(SALA, text);
    expect(await fit(typed(null), typed(''))).toBe(true);
    expect(await fit(typed('caf\u00e9 solo'), typed(' cafe\u0301 solo '))).toBe(true);
    expect(await fit(typed('horse'), typed('Horse'))).toBe(false);
    expect(await fit(typed('horse'), typed(null))).toBe(false);
    expect(await fit(typed('horse'), roomKeyFromName(OTRA, 'horse'))).toBe(false);
  });

  it('keep origins apart, even where the material is the same', async () => {
    const name = new TextEncoder().encode('sixteen-letters-');
    const room = standIn<RoomId>('sixteen-letters-');
    expect(await fit(roomKeyFromSecret(name), roomKeyFromName(room, null))).toBe(false);
  });

  it('need 16 bytes of a link', async () => {
    for (const length of [0, 15, 17, 32]) {
      await expect(roomKeyFromSecret(new Uint8Array(length))).rejects.toThrow(RangeError);
    }
  });

  it('need a page that has WebCrypto', async () => {
    expect(canSeal()).toBe(true);
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      expect(canSeal()).toBe(false);
      await expect(keyOf(1)).rejects.toThrow(TypeError);
      await expect(roomKeyFromName(SALA, 'horse')).rejects.toThrow(TypeError);
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    }
  });
});
