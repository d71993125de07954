import type { ChannelUser, OpenChannel } from '../../../lib/base/peer-channels';
import type { PeerId } from '../../../lib/signaling/identifiers';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';

/** Takes down what the engine tells of a capability's channels. */
class Listener implements ChannelUser<PeerId> {
  readonly log: string[] = [];
  readonly channels = new Map<PeerId, OpenChannel>();

  opened(peer: PeerId, channel: OpenChannel): void {
    this.log.push(`opened ${peer[0] ?? ''}`);
    this.channels.set(peer, channel);
  }

  closed(peer: PeerId): void {
    this.log.push(`closed ${peer[0] ?? ''}`);
    this.channels.delete(peer);
  }

  received(peer: PeerId, data: unknown): void {
    this.log.push(`${peer[0] ?? ''}: ${String(data)}`);
  }
}

function listen(person: FakePerson): Listener {
  const listener = new Listener();
  person.call.chat.use(listener);
  return listener;
}

async function pair() {
  const room = new FakeRoom();
  const [ana, ben] = await room.people('ab');
  if (!ana || !ben) throw new Error();
  return { room, ana, ben };
}

test('there is a channel to each, also for who comes after it was opened', async () => {
  const { room, ana, ben } = await pair();
  const [anas, bens] = [listen(ana), listen(ben)];
  expect(anas.log).toEqual(['opened b']);
  expect(anas.channels.get(ben.id)?.send('hello')).toBe(true);
  await room.server.flush();
  expect(bens.log).toEqual(['opened a', 'a: hello']);
});

test('another connection in its place closes one and opens another', async () => {
  const { room, ana, ben } = await pair();
  const anas = listen(ana);
  const before = anas.channels.get(ben.id);
  room.network.cut(ana.id, ben.id);
  room.network.fail(ana.id, ben.id);
  await room.live(1_000);
  room.network.heal(ana.id, ben.id);
  await room.live(30_000);
  expect(anas.log).toEqual(['opened b', 'closed b', 'opened b']);
  expect(before?.send('late')).toBe(false);
  expect(anas.channels.get(ben.id)?.send('again')).toBe(true);
});

test('who leaves is told of', async () => {
  const { room, ana, ben } = await pair();
  const anas = listen(ana);
  ben.call.leave();
  await room.live(1_000);
  expect(anas.log).toEqual(['opened b', 'closed b']);
  expect(anas.channels.size).toBe(0);
});
