import type { ChannelUser } from '../../../lib/base/peer-channels';
import { noFacts } from '../../../lib/call/messages/facts';
import { roomKeyFromSecret } from '../../../lib/sealing/room-key';
import { SealedSession } from '../../../lib/sealing/sealed-session';
import type { PeerId } from '../../../lib/signaling/identifiers';
import { parsePeerSignal } from '../../../lib/signaling/peer-signal';
import type { FakePerson } from '../../fakes/fake-room';
import { FakeRoom, ROOM } from '../../fakes/fake-room';
import { fakeCertificate } from '../../fakes/fake-certificate';
import { standIn } from '../../fakes/stand-in';

/** Ana inside, and Bea in the lobby, who wants links. */
async function world({ key }: { key?: FakeRoom['key'] } = {}) {
  const room = new FakeRoom();
  room.server.prepares = true;
  const [ana] = await room.people('a');
  const bea = room.person('b', key);
  if (!ana) throw new Error('nobody came');
  bea.useDevices();
  await room.server.flush();
  const flush = () => room.server.flush();
  const prepare = async () => {
    bea.call.prepare(() => bea.key);
    await flush();
  };
  return { room, server: room.server, ana, bea, flush, prepare };
}

/** What the senders of this person's connections have to send. */
function sentBy(person: FakePerson) {
  return person.open.flatMap((connection) =>
    connection.getTransceivers().map(({ sender }) => sender.track?.kind ?? null),
  );
}

/** What these say over their data channels from now on. */
function overhear(...people: FakePerson[]): string[] {
  const said: string[] = [];
  for (const { connections } of people) {
    for (const channel of connections.flatMap(({ channels }) => [...channels.values()])) {
      const send = channel.send.bind(channel);
      channel.send = (data) => {
        said.push(data);
        send(data);
      };
    }
  }
  return said;
}

const askedFor = (person: FakePerson) =>
  person.server.sent.filter(({ from, event }) => from === person.id && event === 'prepare_call');

describe('links before joining', () => {
  it('stand on both sides, with nothing sent, told or shown', async () => {
    const { room, ana, bea, prepare } = await world();
    await prepare();
    await room.live(3_000);
    expect([ana.open[0]?.connectionState, bea.open[0]?.connectionState]).toEqual([
      'connected',
      'connected',
    ]);
    expect(sentBy(ana)).toEqual([null, null]);
    expect(sentBy(bea)).toEqual([null, null]);
    expect(ana.snapshot).toMatchObject({ peers: [], preparing: 1, phrase: { status: 'none' } });
    expect(bea.snapshot).toMatchObject({ call: { status: 'lobby' }, peers: [], preparing: 0 });
    expect([...ana.errors, ...bea.errors]).toEqual([]);
  });

  it('carry no word of either side', async () => {
    const { room, ana, bea, prepare } = await world();
    await prepare();
    const said = overhear(ana, bea);
    ana.useDevices({ name: 'another name' });
    ana.call.setShown(new Map());
    ana.call.askToMute(bea.id);
    bea.call.setVerified(true);
    await room.live(3_000);
    expect(said).toEqual([]);
  });

  it('tell in their descriptions nothing of who makes them', async () => {
    const { room, ana, bea, prepare, server } = await world();
    await prepare();
    const told = [];
    for (const { from, to, payload } of server.carried) {
      // As whoever has the key and the ear of the server.
      const { session } = to === ana.id ? ana : bea;
      const ear = new SealedSession({ room: ROOM, key: room.key, id: session });
      const sender = { id: from, session: (from === ana.id ? ana : bea).session };
      const opened = await ear.open(to, sender, payload);
      const signal = opened.status === 'opened' ? parsePeerSignal(opened.text) : null;
      if (signal && 'facts' in signal) told.push(signal.facts);
    }
    expect(told).toEqual([noFacts, noFacts]);
  });

  it('go over the relay where there is one, and look for shorter ways from the seat on', async () => {
    const { room, ana, bea, flush, prepare, server } = await world();
    server.iceServers = [
      { urls: ['turn:relay.example:3478'], username: 'somebody', credential: 'secret' },
    ];
    server.lose(ana.id);
    server.regain(ana.id);
    await flush();
    await prepare();
    await room.live(3_000);
    const policies = () =>
      [...ana.open, ...bea.open].map(({ configuration }) => configuration.iceTransportPolicy);
    expect(policies()).toEqual(['relay', 'relay']);
    const made = [ana.connections.length, bea.connections.length];
    bea.join();
    await flush();
    await room.live(3_000);
    expect(policies()).toEqual(['all', 'all']);
    expect([ana.connections.length, bea.connections.length]).toEqual(made);
    expect(ana.sees(bea)).toMatchObject({ link: { status: 'connected' } });
  });

  it('become those of the call with nothing negotiated anew', async () => {
    const { room, ana, bea, flush, prepare, server } = await world();
    await prepare();
    await room.live(1_000);
    const made = [ana.connections.length, bea.connections.length];
    const signals = server.carried.length;
    bea.join();
    await flush();
    await room.live(1_000);
    expect([ana.connections.length, bea.connections.length]).toEqual(made);
    expect(server.carried).toHaveLength(signals);
    expect(sentBy(ana)).toEqual(['audio', 'video']);
    expect(sentBy(bea)).toEqual(['audio', 'video']);
    for (const [one, other] of [
      [ana, bea],
      [bea, ana],
    ] as const) {
      expect(one.snapshot).toMatchObject({ preparing: 0, call: { status: 'inCall' } });
      expect(one.sees(other)).toMatchObject({
        link: { status: 'connected' },
        proven: true,
        facts: { name: other.id, microphone: true, camera: true },
      });
      expect(one.sees(other)?.camera).not.toBeNull();
      expect(one.snapshot.phrase.status).toBe('ready');
      expect(one.errors).toEqual([]);
    }
  });

  it('begin with what either side says a moment before the other hears of the seat', async () => {
    const { room, ana, bea, flush, prepare, server } = await world();
    await prepare();
    await room.live(1_000);
    // Bea hears that she sits, and Ana does not yet.
    server.drops.add('start_call');
    bea.join();
    await flush();
    expect(ana.snapshot).toMatchObject({ peers: [], preparing: 1 });
    expect(sentBy(ana)).toEqual([null, null]);
    server.drops.clear();
    server.say(ana.id, ({ start_call }) => start_call({ from: bea.id, session: bea.session }));
    await flush();
    expect(ana.sees(bea)).toMatchObject({ facts: { name: bea.id, camera: true } });
    await room.live(1_000);
    expect(ana.snapshot.phrase.status).toBe('ready');
  });

  it('open the channels of chat and files with the seat, and bring what came before', async () => {
    const { ana, bea, flush, prepare, server } = await world();
    const heard: string[] = [];
    const use = (of: FakePerson, greeting: string) =>
      of.call.chat.use(
        standIn<ChannelUser<PeerId>>({
          opened: (_peer: PeerId, channel: { send: (text: string) => boolean }) => {
            heard.push(`${of.id[0] ?? ''} opened`);
            channel.send(greeting);
          },
          closed: () => undefined,
          received: (_peer: PeerId, data: string) => heard.push(`${of.id[0] ?? ''} ${data}`),
        }),
      );
    use(ana, 'from a');
    use(bea, 'from b');
    await prepare();
    expect(heard).toEqual([]);
    server.drops.add('start_call');
    bea.join();
    await flush();
    expect(heard).toEqual(['b opened']);
    server.say(ana.id, ({ start_call }) => start_call({ from: bea.id, session: bea.session }));
    await flush();
    expect(heard).toEqual(['b opened', 'a opened', 'a from b', 'b from a']);
  });

  it('are not made where the server does not introduce anybody, or nobody asks', async () => {
    const { ana, bea, server, flush } = await world();
    expect(bea.connections).toEqual([]);
    server.prepares = false;
    server.lose(bea.id);
    server.regain(bea.id);
    await flush();
    bea.call.prepare(() => bea.key);
    await flush();
    expect(askedFor(bea)).toEqual([]);
    expect([...ana.connections, ...bea.connections]).toEqual([]);
  });

  it.each([
    ['locked', { present: 1, locked: true }],
    ['empty', { present: 0, locked: false }],
    ['full', { present: 5, locked: false }],
  ])('are not asked for in a room that is %s', async (_how, how) => {
    const { bea, server, flush, prepare } = await world();
    const status = { room: standIn<never>('sala'), capacity: 5, prepares: true, ...how } as const;
    server.say(bea.id, ({ room_status }) => room_status(status));
    await flush();
    await prepare();
    expect(askedFor(bea)).toEqual([]);
    const open = { ...status, present: 1, locked: false };
    server.say(bea.id, ({ room_status }) => room_status(open));
    await flush();
    expect(askedFor(bea)).toHaveLength(1);
  });

  it('go when they are not wanted any more, on both sides', async () => {
    const { ana, bea, flush, prepare } = await world();
    await prepare();
    bea.call.stopPreparing();
    await flush();
    expect([...ana.open, ...bea.open]).toEqual([]);
    expect(ana.snapshot.preparing).toBe(0);
  });

  it.each(['locked', 'full', 'expired'] as const)(
    'go when the server says %s, and joining does without them',
    async (reason) => {
      const { room, ana, bea, server, flush, prepare } = await world();
      await prepare();
      server.endPreparing(bea.id, reason);
      await flush();
      expect([...ana.open, ...bea.open]).toEqual([]);
      expect(askedFor(bea)).toHaveLength(1);
      bea.join();
      await flush();
      await room.live(1_000);
      expect(ana.sees(bea)).toMatchObject({ link: { status: 'connected' } });
      expect(bea.snapshot.phrase.status).toBe('ready');
    },
  );

  it('are made anew after the connection to the server was', async () => {
    const { ana, bea, server, flush, prepare } = await world();
    await prepare();
    server.lose(bea.id);
    await flush();
    expect([...ana.open, ...bea.open]).toEqual([]);
    server.regain(bea.id);
    await flush();
    expect(askedFor(bea)).toHaveLength(2);
    expect([ana.open.length, bea.open.length]).toEqual([1, 1]);
  });

  it('are made anew for somebody inside who was away', async () => {
    const { room, ana, bea, server, flush, prepare } = await world();
    await prepare();
    server.lose(ana.id);
    await flush();
    expect(ana.open).toEqual([]);
    server.regain(ana.id);
    await flush();
    await room.live(5_000);
    bea.join();
    await flush();
    await room.live(1_000);
    expect(ana.sees(bea)).toMatchObject({ link: { status: 'connected' } });
    expect(ana.open).toHaveLength(1);
  });

  it('give way to the usual way for a seat under another id', async () => {
    const { bea, prepare } = await world();
    await prepare();
    const [connection] = bea.open;
    const { getSnapshot } = bea.call;
    bea.join();
    const other = standIn<PeerId>('z'.repeat(16));
    const door = { host: other, locked: false, token: standIn<never>('door') };
    const seat = { self: other, token: standIn<never>('t'), iceServers: [], capacity: 5, door };
    bea.server.clients.get(bea.id)?.handlers.room_joined({ ...seat, peers: [] });
    expect(getSnapshot().call).toMatchObject({ status: 'inCall', self: other });
    expect(connection?.connectionState).toBe('closed');
  });

  it('are no more than there are free seats, whatever the server says', async () => {
    const { ana, server, flush } = await world();
    for (const letter of 'cdefghi') {
      const peer = standIn<PeerId>(letter.repeat(16));
      server.say(ana.id, ({ peer_preparing }) =>
        peer_preparing({ peer, session: standIn<never>('s'.repeat(16)) }),
      );
    }
    await flush();
    expect(ana.connections).toHaveLength(4);
    expect(ana.snapshot.preparing).toBe(4);
  });

  it('come to nothing with another key, and nobody is shown', async () => {
    const { room, ana, bea, prepare } = await world({
      key: roomKeyFromSecret(new Uint8Array(16).fill(8)),
    });
    await prepare();
    await room.live(2_000);
    expect(ana.snapshot.peers).toEqual([]);
    expect(bea.open.some(({ connectionState }) => connectionState === 'connected')).toBe(false);
  });

  it('are of one certificate up to the end of the visit, and of another the next time', async () => {
    const room = new FakeRoom();
    room.server.prepares = true;
    await room.people('a');
    const bea = room.person('b', room.key, async () => fakeCertificate());
    bea.useDevices();
    await room.server.flush();
    const certificates = () =>
      bea.connections.map(
        ({ configuration }) => configuration.certificates?.[0]?.getFingerprints()[0]?.value,
      );
    bea.call.prepare(() => bea.key);
    await room.server.flush();
    bea.call.stopPreparing();
    await room.server.flush();
    bea.call.prepare(() => bea.key);
    await room.server.flush();
    const [first, second] = certificates();
    expect(first).not.toBe(second);
    bea.join();
    await room.server.flush();
    await room.people('c');
    expect(new Set(certificates().slice(1))).toEqual(new Set([second]));
  });
});
