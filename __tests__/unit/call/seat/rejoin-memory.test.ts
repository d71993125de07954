import { clearRejoin, readRejoin, writeRejoin } from '../../../../lib/call/seat/rejoin-memory';
import type { DoorToken, RoomId, SeatToken } from '../../../../lib/signaling/identifiers';
import { FakeStorage } from '../../../fakes/fake-storage';
import { standIn } from '../../../fakes/stand-in';

const room = standIn<RoomId>('sala');
const rejoin = {
  room,
  token: standIn<SeatToken>('abc.def'),
  door: standIn<DoorToken>('ghi.jkl'),
  muted: true,
  cameraWanted: false,
  passphrase: 'two words',
  savedAtMs: 1_000,
};

describe('rejoin memory', () => {
  it('gives back what the page left for the same room, for a minute', () => {
    const storage = new FakeStorage();
    writeRejoin(storage, rejoin);
    expect(readRejoin(storage, room, 60_999)).toEqual(rejoin);
    expect(readRejoin(storage, room, 61_000)).toBeNull();
    expect(readRejoin(storage, standIn<RoomId>('other'), 2_000)).toBeNull();
  });

  it('forgets when told so', () => {
    const storage = new FakeStorage();
    writeRejoin(storage, rejoin);
    clearRejoin(storage);
    expect(readRejoin(storage, room, 2_000)).toBeNull();
  });

  it.each(['', '{', 'null', '{"room":"sala"}', '[]'])('is not upset by %s', (text) => {
    const storage = new FakeStorage();
    storage.setItem('tertulia.rejoin', text);
    expect(readRejoin(storage, room, 2_000)).toBeNull();
  });
});
