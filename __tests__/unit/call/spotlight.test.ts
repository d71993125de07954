import { spotlightKind } from '../../../lib/call/messages/spotlight';
import { Spotlight } from '../../../lib/call/people/spotlight';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { FakeRoom } from '../../fakes/fake-room';
import { standIn } from '../../fakes/stand-in';

const host = standIn<PeerId>('host');
const ana = standIn<PeerId>('ana');

describe('the message', () => {
  it.each([null, 'a'.repeat(16)])('reads %j', (peer) => {
    expect(spotlightKind.parse({ type: 'spotlight', peer })?.peer).toBe(peer);
  });

  it.each([undefined, 7, '', 'a'.repeat(1_000), {}])('reads nothing from %j', (peer) => {
    expect(spotlightKind.parse({ type: 'spotlight', peer })).toBeNull();
  });
});

describe('a spotlight', () => {
  it('counts from the host alone, and ends with the host', () => {
    const spotlight = new Spotlight(0);
    spotlight.follow(host);
    expect(spotlight.hear(ana, ana, 1)).toBe(false);
    expect(spotlight.hear(host, ana, 1)).toBe(true);
    expect(spotlight.peer).toBe(ana);
    spotlight.follow(ana);
    expect(spotlight.peer).toBeNull();
    spotlight.follow(host);
    expect(spotlight.peer).toBeNull();
  });

  it('goes with who was in it', () => {
    const spotlight = new Spotlight(0);
    spotlight.follow(host);
    spotlight.hear(host, ana, 0);
    spotlight.forget(host);
    expect(spotlight.peer).toBe(ana);
    spotlight.forget(ana);
    expect(spotlight.peer).toBeNull();
  });

  it('changes a few times a second at most, however often it is told', () => {
    const spotlight = new Spotlight(0);
    spotlight.follow(host);
    let changes = 0;
    for (let index = 0; index < 1_000; index += 1) {
      if (spotlight.hear(host, index % 2 ? ana : null, index)) changes += 1;
      if (spotlight.hear(host, index % 2 ? ana : host, index)) changes += 1;
    }
    expect(changes).toBeLessThanOrEqual(10);
  });
});

describe('in a room', () => {
  it('everybody hears of it, who comes later too, and nobody but the host can', async () => {
    const room = new FakeRoom();
    const [ada, bea, eva] = await room.people('abe');
    if (!ada || !bea || !eva) throw new Error('nobody came');
    bea.call.gestures.spotlight(bea.id);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(one.snapshot.gestures.spotlight).toBeNull();

    ada.call.gestures.spotlight(bea.id);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(one.snapshot.gestures.spotlight).toBe(bea.id);

    const [late] = await room.people('l');
    expect(late?.snapshot.gestures.spotlight).toBe(bea.id);

    ada.call.door.transferHost(eva.id);
    await room.server.flush();
    for (const one of [ada, bea, eva]) expect(one.snapshot.gestures.spotlight).toBeNull();
  });

  it('is passed over when a guest says it all the same', async () => {
    const room = new FakeRoom();
    const [ada, bea] = await room.people('ab');
    if (!ada || !bea) throw new Error('nobody came');
    const [connection] = bea.open;
    connection?.channel.send(spotlightKind.write({ type: 'spotlight', peer: bea.id }));
    await room.server.flush();
    expect(ada.snapshot.gestures.spotlight).toBeNull();
  });
});
