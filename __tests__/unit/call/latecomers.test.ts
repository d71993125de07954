import { FakeRoom } from '../../fakes/fake-room';

async function people() {
  const room = new FakeRoom();
  const [ana, bea, cai] = await room.people('abc');
  await room.live(2_000);
  if (!ana || !bea || !cai) throw new Error('nobody came');
  return { room, ana, bea, cai };
}

const idsOf = (set: ReadonlySet<string>) => [...set].sort();

describe('who is not to read what was said before', () => {
  it('is whoever comes after the host said so, by everybody’s reckoning', async () => {
    const { room, ana, bea } = await people();
    expect(idsOf(ana.call.latecomers())).toEqual([]);
    bea.call.door.letNewcomersRead(false);
    ana.call.door.letNewcomersRead(false);
    await room.server.flush();
    expect(bea.door.newcomersRead).toBe(false);
    const [eva] = await room.people('e');
    await room.live(2_000);
    for (const person of [ana, bea, eva]) {
      expect(idsOf(person?.call.latecomers() ?? new Set())).toEqual([eva?.id]);
    }
    ana.call.door.letNewcomersRead(true);
    await room.server.flush();
    expect(idsOf(bea.call.latecomers())).toEqual([eva?.id]);
  });

  it('is also who came while the server was out of reach for this one', async () => {
    const { room, ana, bea } = await people();
    ana.call.door.letNewcomersRead(false);
    await room.server.flush();
    room.server.lose(bea.id);
    await room.server.flush();
    const [eva] = await room.people('e');
    if (!eva) throw new Error('nobody came');
    await room.live(8_000);
    expect(bea.sees(eva)?.link.status).toBe('connected');
    expect(bea.door.latecomers).toEqual([]);
    expect(idsOf(bea.call.latecomers())).toEqual([eva.id]);
    room.server.regain(bea.id);
    await room.live(2_000);
    expect(bea.door.latecomers).toEqual([eva.id]);
    expect(idsOf(bea.call.latecomers())).toEqual([eva.id]);
  });

  it('is not who has been here all along, though the server lost all seats', async () => {
    const { room, ana, bea, cai } = await people();
    ana.call.door.letNewcomersRead(false);
    await room.server.flush();
    room.server.die();
    await room.live(5_000);
    for (const person of [ana, bea, cai]) expect(idsOf(person.call.latecomers())).toEqual([]);
    room.server.regain(ana.id);
    await room.live(2_000);
    expect(ana.sees(bea)?.link.status).toBe('connected');
    expect(idsOf(ana.call.latecomers())).toEqual([]);
  });
});
