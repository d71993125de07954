import { ServerLine } from '../../../lib/line/server-line';
import type { RoomId } from '../../../lib/signaling/identifiers';
import type { SignalingChannel } from '../../../lib/line/signaling-channel';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';

it('comes back at once when it falls while it is doubted, and when the channel thinks fit otherwise', async () => {
  const renew = jest.fn();
  const channel = standIn<SignalingChannel>({ send: jest.fn(), renew });
  const line = new ServerLine({ room: standIn<RoomId>('sala'), channel, now: () => 0 });
  const fall = async () => {
    line.onDisconnected();
    await settled();
    return renew.mock.calls.length;
  };
  line.onConnected();
  expect(await fall()).toBe(0);
  line.onConnected();
  line.doubt();
  line.onHeard();
  expect(await fall()).toBe(0);
  line.onConnected();
  line.doubt();
  expect(await fall()).toBe(1);
  // Not again for its own renewal.
  expect(await fall()).toBe(1);
});
