import { BoxKeys } from '../../../lib/sealing/box-keys';
import { newSessionId } from '../../../lib/sealing/new-session-id';
import { roomKeyFromName } from '../../../lib/sealing/room-key';
import { peerId, SALA } from '../../fakes/sealing-world';

const direction = () => ({
  room: SALA,
  from: peerId('a'),
  sender: newSessionId(),
  to: peerId('b'),
  receiver: newSessionId(),
});

describe('BoxKeys', () => {
  const deriveKey = jest.spyOn(crypto.subtle, 'deriveKey');
  beforeEach(() => deriveKey.mockClear());

  const keys = () => new BoxKeys(roomKeyFromName(SALA, ''));

  it('derives a key once, also when it is asked for twice at a time', async () => {
    const one = direction();
    const held = keys();
    const [first, second] = await Promise.all([held.of(one), held.of({ ...one })]);
    expect(second).toBe(first);
    expect(await held.of(one)).toBe(first);
    expect(deriveKey).toHaveBeenCalledTimes(1);
    expect(await held.of({ ...one, sender: one.receiver, receiver: one.sender })).not.toBe(first);
  });

  it('keeps what is used, whatever is asked for once', async () => {
    const one = direction();
    const held = keys();
    const key = await held.of(one);
    for (let count = 0; count < 50; count++) {
      await held.of(direction());
      expect(await held.of(one)).toBe(key);
    }
    deriveKey.mockClear();
    for (let count = 0; count < 16; count++) await held.of(direction());
    expect(await held.of(one)).not.toBe(key);
    expect(deriveKey).toHaveBeenCalledTimes(17);
  });

  it('fails with what the key of the room fails with', async () => {
    const failure = new Error('no key');
    const held = new BoxKeys(Promise.reject(failure));
    const one = direction();
    await expect(held.of(one)).rejects.toBe(failure);
    await expect(held.of(one)).rejects.toBe(failure);
  });
});
