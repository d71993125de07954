import { standIn } from '../fakes/stand-in';
import type { TestClient } from './support/test-client';
import { TestServer } from './support/test-server';

const INSIDE = 'sessionOfInside1';
const LOBBY = 'sessionOfLobby11';
const SIGNALS = ['webrtc_offer', 'webrtc_answer', 'webrtc_ice_candidate'] as const;

describe('links before joining', () => {
  let server: TestServer;
  afterEach(() => server.close());

  /** Somebody in the call whose page knows of it. */
  async function inside(room = 'sala', localAddress?: string) {
    const client = await server.connect(undefined, localAddress ? { localAddress } : {});
    const seat = await client.join(room, { session: INSIDE });
    client.emit('start_call');
    client.emit('accept_preparing');
    await client.settle();
    return { client, ...seat };
  }

  async function lobby(localAddress?: string): Promise<TestClient> {
    return server.connect(undefined, localAddress ? { localAddress } : {});
  }

  /** @returns what the server answers */
  async function prepare(client: TestClient, room = 'sala') {
    client.emit('prepare_call', { room, session: LOBBY });
    return client.next('call_prepared');
  }

  async function refusal(client: TestClient, room = 'sala') {
    client.emit('prepare_call', { room, session: LOBBY });
    return (await client.next('prepare_ended')).reason;
  }

  const eventsOf = (client: TestClient) => client.drain().map(({ event }) => event);

  it('introduces who is in the lobby and who is inside, and takes no seat', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const watcher = await server.connect();
    watcher.emit('watch_room', { room: 'sala' });
    await watcher.next('room_status');
    const bea = await lobby();
    const prepared = await prepare(bea);
    expect(prepared).toEqual({
      self: expect.stringMatching(/^[\w-]{16}$/),
      iceServers: [],
      peers: [{ id: ana.self, session: INSIDE }],
    });
    expect(await ana.client.next('peer_preparing')).toEqual({
      peer: prepared.self,
      session: LOBBY,
    });
    await watcher.settle();
    expect(eventsOf(watcher)).toEqual([]);
    await ana.client.settle();
    expect(eventsOf(ana.client)).toEqual([]);
  });

  it('passes signals on between the two, and to nobody else', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const [bea, eva] = [await lobby(), await lobby()];
    const [asBea, asEva] = [await prepare(bea), await prepare(eva)];
    for (const event of SIGNALS) {
      ana.client.emit(event, { to: asBea.self, payload: 'hello' });
      expect(await bea.next(event)).toEqual({ from: ana.self, payload: 'hello' });
      bea.emit(event, { to: ana.self, payload: 'hello you' });
      expect(await ana.client.next(event)).toEqual({ from: asBea.self, payload: 'hello you' });
    }
    bea.emit('webrtc_offer', { to: asEva.self, payload: 'psst' });
    expect(await bea.next('signal_error')).toMatchObject({ code: 'peer_not_in_room' });
    const old = await server.connect();
    const { self } = await old.join('sala');
    old.emit('start_call');
    old.emit('webrtc_offer', { to: asBea.self, payload: 'psst' });
    expect(await old.next('signal_error')).toMatchObject({ code: 'peer_not_in_room' });
    bea.emit('webrtc_offer', { to: self, payload: 'psst' });
    expect(await bea.next('signal_error')).toMatchObject({ code: 'peer_not_in_room' });
    await Promise.all([eva.settle(), old.settle(), bea.settle()]);
    expect([...eventsOf(eva), ...eventsOf(old)]).toEqual([]);
  });

  it('tells pages of an earlier build nothing at all', async () => {
    server = await TestServer.start();
    const old = await server.connect();
    await old.join('sala');
    old.emit('start_call');
    await old.settle();
    const bea = await lobby();
    expect((await prepare(bea)).peers).toEqual([]);
    bea.emit('leave_room');
    await bea.settle();
    await old.settle();
    expect(eventsOf(old)).toEqual([]);
  });

  it('tells of those who come and go meanwhile', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    const eva = await inside();
    expect(await eva.client.next('peer_preparing')).toEqual({ peer: self, session: LOBBY });
    expect((await bea.next('call_prepared')).peers.map(({ id }) => id)).toEqual([
      ana.self,
      eva.self,
    ]);
    await ana.client.close();
    expect((await bea.next('call_prepared')).peers.map(({ id }) => id)).toEqual([eva.self]);
  });

  it('makes the prepared id that of the seat', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    await ana.client.next('peer_preparing');
    const seat = await bea.join('sala', { session: LOBBY, prepared: self });
    bea.emit('start_call');
    expect(seat.self).toBe(self);
    expect(seat.peers).toEqual([{ id: ana.self, away: false, session: INSIDE }]);
    expect(await ana.client.next('start_call')).toEqual({ from: self, session: LOBBY });
    await ana.client.settle();
    expect(eventsOf(ana.client)).toEqual([]);
  });

  it('gives nobody an id that another connection prepared', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const [bea, eva] = [await lobby(), await lobby()];
    const { self } = await prepare(bea);
    await ana.client.next('peer_preparing');
    const seat = await eva.join('sala', { session: LOBBY, prepared: self });
    expect(seat.self).not.toBe(self);
    // The one whose it is still has it.
    expect((await bea.join('sala', { session: LOBBY, prepared: self })).self).toBe(self);
  });

  it.each([
    ['with another session', { session: INSIDE }],
    ['without a word of it', { prepared: undefined }],
  ])('ends what was prepared when a seat is asked for %s', async (_how, odd) => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    await ana.client.next('peer_preparing');
    const seat = await bea.join('sala', { session: LOBBY, prepared: self, ...odd });
    expect(seat.self).not.toBe(self);
    expect(await ana.client.next('peer_left')).toEqual({ peer: self });
  });

  it('ends what was prepared when another room is joined', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    expect((await bea.join('otra', { session: LOBBY, prepared: self })).self).not.toBe(self);
    expect(await ana.client.next('peer_left')).toEqual({ peer: self });
  });

  it('refuses a room that is empty, locked or full, and a seat that is taken', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const bea = await lobby();
    expect(await refusal(bea)).toBe('empty');
    const ana = await inside();
    ana.client.emit('lock_room', { locked: true });
    await ana.client.settle();
    expect(await refusal(bea)).toBe('locked');
    ana.client.emit('lock_room', { locked: false });
    await ana.client.settle();
    await inside();
    expect(await refusal(bea)).toBe('full');
    ana.client.emit('prepare_call', { room: 'sala', session: LOBBY });
    expect(await ana.client.next('signal_error')).toEqual({
      code: 'already_seated',
      event: 'prepare_call',
    });
  });

  it('ends when the room is locked, fills up, or is empty', async () => {
    server = await TestServer.start({ roomCapacity: 2 });
    const ana = await inside();
    const bea = await lobby();
    const first = await prepare(bea);
    ana.client.emit('lock_room', { locked: true });
    expect(await bea.next('prepare_ended')).toEqual({ reason: 'locked' });
    expect(await ana.client.next('peer_left')).toEqual({ peer: first.self });
    ana.client.emit('lock_room', { locked: false });
    await ana.client.settle();
    await prepare(bea);
    // One who waits in the lobby keeps nobody from the last seat.
    const eva = await inside();
    expect(await bea.next('prepare_ended')).toEqual({ reason: 'full' });
    eva.client.emit('leave_room');
    await eva.client.settle();
    await prepare(bea);
    ana.client.emit('leave_room');
    expect(await bea.next('prepare_ended')).toEqual({ reason: 'empty' });
  });

  it('ends with its connection, and by its own word', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const [bea, eva] = [await lobby(), await lobby()];
    const [asBea, asEva] = [await prepare(bea), await prepare(eva)];
    await bea.close();
    expect(await ana.client.next('peer_left')).toEqual({ peer: asBea.self });
    eva.emit('leave_room');
    expect(await ana.client.next('peer_left')).toEqual({ peer: asEva.self });
    eva.emit('webrtc_offer', { to: ana.self, payload: 'still here' });
    expect(await eva.next('signal_error')).toMatchObject({ code: 'not_seated' });
  });

  it('has one at a time for a connection', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    await prepare(bea);
    expect(await ana.client.next('peer_left')).toEqual({ peer: self });
  });

  it('lets ten tabs have the share of one address, and leaves the rest to others', async () => {
    server = await TestServer.start();
    await inside();
    const tabs = await Promise.all(Array.from({ length: 10 }, () => lobby('127.0.0.2')));
    for (const tab of tabs) tab.emit('prepare_call', { room: 'sala', session: LOBBY });
    await Promise.all(tabs.map((tab) => tab.settle()));
    const answers = tabs.flatMap((tab) => tab.drain());
    const count = (wanted: string) => answers.filter(({ event }) => event === wanted).length;
    expect([count('call_prepared'), count('prepare_ended')]).toEqual([2, 8]);
    expect(answers).toContainEqual({ event: 'prepare_ended', message: { reason: 'busy' } });
    await prepare(await lobby('127.0.0.3'));
    // All of them together keep nobody from a seat.
    for (let seats = 1; seats < 5; seats++) {
      await (await lobby('127.0.0.4')).join('sala');
    }
  });

  it('never has more of them than free seats', async () => {
    server = await TestServer.start({ roomCapacity: 3 });
    await inside();
    await prepare(await lobby('127.0.0.2'));
    await prepare(await lobby('127.0.0.3'));
    expect(await refusal(await lobby('127.0.0.4'))).toBe('full');
  });

  it('leaves nothing behind for who joins into a room that was locked at that moment', async () => {
    server = await TestServer.start();
    const ana = await inside();
    const bea = await lobby();
    const { self } = await prepare(bea);
    ana.client.emit('lock_room', { locked: true });
    await ana.client.settle();
    bea.emit('join_room', { room: 'sala', session: LOBBY, prepared: self });
    const closed = await bea.next('door_closed');
    expect(closed.reason).toBe('locked');
    expect(closed.self).not.toBe(self);
    expect(await ana.client.next('peer_left')).toEqual({ peer: self });
  });

  it('gives credentials of a seat for as long as it lasts', async () => {
    server = await TestServer.start(
      {
        relay: standIn({
          kind: 'external',
          urls: ['turn:turn.example:3478'],
          secret: 'a secret of the relay',
          credentialSeconds: 3_600,
        }),
      },
      {},
    );
    await inside();
    const bea = await lobby();
    const prepared = await prepare(bea);
    const [turn] = prepared.iceServers;
    expect(turn?.username).toContain(prepared.self);
    bea.emit('request_ice_servers');
    const { iceServers } = await bea.next('ice_servers');
    expect(iceServers[0]?.username).toContain(prepared.self);
    bea.emit('leave_room');
    bea.emit('request_ice_servers');
    const after = await bea.next('ice_servers');
    expect(after.iceServers[0]?.username).toContain('trial-');
  });

  it('is heard of a seat only from those who have one', async () => {
    server = await TestServer.start();
    const bea = await lobby();
    bea.emit('accept_preparing');
    expect(await bea.next('signal_error')).toEqual({
      code: 'not_seated',
      event: 'accept_preparing',
    });
  });
});
