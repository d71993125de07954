import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom } from '../../fakes/fake-room';

async function people(letters: string) {
  const room = new FakeRoom();
  const present = await room.people(letters);
  await room.live(2_000);
  const [ana, bea, eva] = present;
  if (!ana || !bea || !eva) throw new Error('nobody came');
  return { room, present, ana, bea, eva };
}

function expectFullMesh(present: FakePerson[]): void {
  for (const person of present) {
    expect(person.errors).toEqual([]);
    const links = person.snapshot.peers.map(({ id, link }) => [id, link.status]);
    const others = present.filter((other) => other !== person).map(({ id }) => [id, 'connected']);
    expect(links.sort()).toEqual(others.sort());
    expect(person.open).toHaveLength(others.length);
  }
}

/** The link of two is lost for good, and a way there is again. */
function breakLink(room: FakeRoom, one: FakePerson, other: FakePerson): void {
  room.network.cut(one.id, other.id);
  room.network.fail(one.id, other.id);
  room.network.heal(one.id, other.id);
}

describe('without the server', () => {
  it.each(['abc', 'cba', 'abcde'])(
    'two who lost each other meet over another one: %s',
    async (who) => {
      const { room, present, ana, bea } = await people(who);
      room.server.die();
      breakLink(room, ana, bea);
      expect(ana.sees(bea)?.link.status).toBe('reconnecting');
      const said = room.server.sent.length;
      await room.live(5_000);
      expect(room.server.sent).toHaveLength(said);
      expectFullMesh(present);
    },
  );

  it.each([0, 1])('the same with only one of them away from it (%d)', async (index) => {
    const { room, present, ana, bea } = await people('abc');
    const lost = [ana, bea][index];
    if (!lost) throw new Error('nobody there');
    room.server.lose(lost.id);
    await room.server.flush();
    breakLink(room, ana, bea);
    await room.live(5_000);
    expectFullMesh(present);
  });

  it('gets another connection too, not only a restart', async () => {
    const { room, present, ana, bea } = await people('abc');
    room.server.die();
    room.network.cut(ana.id, bea.id);
    await room.live(20_000);
    room.network.heal(ana.id, bea.id);
    await room.live(60_000);
    expectFullMesh(present);
    expect(ana.connections.length).toBeGreaterThan(2);
  });

  it('keeps everybody in the call, whatever their seats, and has them all again afterwards', async () => {
    const { room, present } = await people('abcd');
    room.server.die();
    await room.live(60_000);
    expectFullMesh(present);
    for (const { id } of present) room.server.regain(id);
    await room.live(2_000);
    expectFullMesh(present);
    for (const person of present) {
      expect(person.snapshot.peers.every(({ away }) => !away)).toBe(true);
      expect(person.connections).toHaveLength(3);
    }
  });

  it('tells a newcomer of somebody who has not come back to a restarted server', async () => {
    const { room, present, eva } = await people('abc');
    room.server.die();
    for (const person of present) if (person !== eva) room.server.regain(person.id);
    await room.live(2_000);
    const newcomer = room.person('d');
    newcomer.useDevices();
    await room.live(1_000);
    newcomer.join();
    await room.live(8_000);
    expectFullMesh([...present, newcomer]);
    room.server.regain(eva.id);
    await room.live(2_000);
    expectFullMesh([...present, newcomer]);
  });
});

describe('a friend', () => {
  it('passes on what is for a neighbour from the one who says it, and nothing else', async () => {
    const { room, ana, bea, eva } = await people('abc');
    const offers: unknown[] = [];
    const heard = bea.open.find(({ partner }) => partner?.owner === eva.id)?.channel;
    const listener = heard?.onmessage;
    if (!heard || !listener) throw new Error('no channel');
    heard.onmessage = (event) => {
      if (event.data.includes('"forward"')) offers.push(event.data);
      listener(event);
    };
    const way = ana.open.find(({ partner }) => partner?.owner === eva.id)?.channel;
    const say = async (from: FakePerson, to: string, times = 1) => {
      const message = { type: 'forward', from: from.id, to, payload: 'sealed' };
      for (let time = 0; time < times; time += 1) way?.send(JSON.stringify(message));
      await room.server.flush();
    };
    await say(ana, bea.id);
    expect(offers).toHaveLength(1);
    await say(bea, bea.id);
    await say(ana, 'z'.repeat(16));
    expect(offers).toHaveLength(1);
    await say(ana, bea.id, 500);
    expect(offers.length).toBeLessThan(100);
    expect(bea.snapshot.peers).toHaveLength(2);
  });

  it('lets nobody in whom one alone made up', async () => {
    const { room, ana, bea } = await people('abc');
    const [channel] = ana.open.map((connection) => connection.channel);
    for (let second = 0; second < 5; second += 1) {
      channel?.send(JSON.stringify({ type: 'links', up: [{ id: 'z'.repeat(16), session: '' }] }));
      await room.live(1_000);
    }
    expect(bea.snapshot.peers).toHaveLength(2);
  });
});

describe('those who can not reach each other', () => {
  it('are told of to the others, until they can', async () => {
    const { room, ana, bea, eva } = await people('abc');
    room.network.cut(ana.id, bea.id);
    await room.live(5_000);
    expect(eva.snapshot.unreached).toEqual([]);
    await room.live(6_000);
    expect(eva.snapshot.unreached).toEqual([[ana.id, bea.id]]);
    expect(ana.snapshot.unreached).toEqual([]);
    const told = eva.snapshot.unreached;
    await room.live(2_000);
    expect(eva.snapshot.unreached).toBe(told);
    room.network.heal(ana.id, bea.id);
    await room.live(60_000);
    expect(eva.snapshot.unreached).toEqual([]);
  });
});

describe('somebody whose seat is gone', () => {
  it('stays while media flow, and goes with them', async () => {
    const { room, ana, bea, eva } = await people('abc');
    room.server.lose(bea.id);
    room.server.free(bea.id);
    await room.live(20_000);
    for (const person of [ana, eva]) {
      expect(person.sees(bea)).toMatchObject({ link: { status: 'connected' }, away: true });
    }
    for (const person of [ana, eva]) room.network.mute(person.id, bea.id);
    await room.live(20_000);
    for (const person of [ana, eva]) expect(person.sees(bea)).toBeUndefined();
    expect(ana.open).toHaveLength(1);
  });

  it('goes at once with a goodbye, or when removed', async () => {
    const { room, ana, bea, eva } = await people('abc');
    bea.call.leave();
    await room.server.flush();
    expect(ana.sees(bea)).toBeUndefined();

    room.server.remove(eva.id);
    await room.server.flush();
    expect(ana.sees(eva)).toBeUndefined();
    await room.live(10_000);
    expect(ana.sees(eva)).toBeUndefined();
  });

  it('goes within a second when the link is closed without a goodbye', async () => {
    const { room, ana, bea } = await people('abc');
    room.server.lose(bea.id);
    room.server.free(bea.id);
    await room.server.flush();
    room.present.splice(room.present.indexOf(bea), 1);
    for (const connection of bea.open) connection.close();
    await room.live(1_250);
    expect(ana.sees(bea)).toBeUndefined();
  });

  it('is not brought back by reports that are a little behind', async () => {
    const { room, ana, eva } = await people('abcde');
    // The others hear of it later.
    const { id } = eva;
    room.server.say(ana.id, ({ peer_left }) => peer_left({ peer: id, removed: true }));
    const client = room.server.clients.get(id);
    if (client) client.seated = false;
    for (let quarter = 0; quarter < 80; quarter += 1) {
      await room.live(250);
      expect(ana.sees(eva)).toBeUndefined();
    }
  });
});

describe('somebody who is away', () => {
  it('goes before the seat does when nobody hears of that one, and comes back the same', async () => {
    const { room, present, ana, bea, eva } = await people('abc');
    room.server.lose(bea.id);
    for (const person of [ana, eva]) {
      room.network.cut(person.id, bea.id);
      room.network.fail(person.id, bea.id);
    }
    await room.live(10_000);
    expect(ana.sees(bea)?.link.status).toBe('reconnecting');
    await room.live(8_000);
    for (const person of [ana, eva]) expect(person.sees(bea)).toBeUndefined();
    for (const person of [ana, eva]) room.network.heal(person.id, bea.id);
    room.server.regain(bea.id);
    await room.live(5_000);
    expectFullMesh(present);
  });

  it('stays as long as somebody else hears of that one', async () => {
    const { room, ana, bea } = await people('abc');
    room.server.lose(bea.id);
    room.network.cut(ana.id, bea.id);
    await room.live(60_000);
    expect(ana.sees(bea)).toBeDefined();
  });
});
