import { RedisProcess } from './support/redis-process';
import { ServerProcess } from './support/server-process';
import { TestClient } from './support/test-client';
import { eventually } from '../support/eventually';

/** Processes compile first, and leases take their time to end. */
jest.setTimeout(90_000);

type Seated = Awaited<ReturnType<TestClient['join']>> & { client: TestClient };

/** One of many servers, in a process of its own, with clients that don't find another one by themselves. */
class Node {
  readonly process: ServerProcess;
  readonly #clients: TestClient[] = [];
  #url = '';

  constructor(redis: RedisProcess) {
    this.process = new ServerProcess('__tests__/integration/support/signalled-server.ts', {
      REDIS_URL: redis.url,
    });
  }

  get url(): string {
    return this.#url;
  }

  async listening(): Promise<this> {
    this.#url = `http://127.0.0.1:${await this.process.printed(/"port":(\d+),"state":"ready"/)}`;
    return this;
  }

  async connect(): Promise<TestClient> {
    const client = new TestClient(this.#url);
    this.#clients.push(client);
    await client.connected();
    return client;
  }

  async join(room: string, more: Parameters<TestClient['join']>[1] = {}): Promise<Seated> {
    const client = await this.connect();
    return { ...(await client.joinInTime(room, more)), client };
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
    await this.process.kill();
  }
}

const returning = ({ token, door }: Seated) => ({
  returning: { token, inCall: true, door: door.token },
});

describe('many servers', () => {
  let redis: RedisProcess;
  const nodes: Node[] = [];
  beforeEach(async () => {
    redis = await RedisProcess.start();
  });
  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.close()));
    await redis.close();
  });

  const startOne = (): Node => {
    const node = new Node(redis);
    nodes.push(node);
    return node;
  };

  const start = async (): Promise<[Node, Node]> => {
    const [one, other] = [startOne(), startOne()];
    return [await one.listening(), await other.listening()];
  };

  it('take over the rooms of one that is killed, with the same people in the same seats', async () => {
    const [keeper, other] = await start();
    const ana = await keeper.join('sala');
    const ben = await keeper.join('sala');
    const cleo = await other.join('sala');
    // Of lines that come together it can be told who wrote them.
    await keeper.process.printed(/"node":"[\w-]{12}",.*"seat_taken"/);
    ana.client.emit('lock_room', { locked: true });
    const { token } = await cleo.client.next('door_changed', ({ locked }) => locked);
    for (const { client } of [ana, ben, cleo]) client.drain();
    await keeper.process.kill();
    // Who is connected to the one that lives is asked to come back, and does.
    await cleo.client.next('signal_error', ({ code }) => code === 'shutting_down');
    await cleo.client.connected();
    const door = { ...cleo.door, token };
    const back = await other.join('sala', returning({ ...cleo, door }));
    expect(back).toMatchObject({ self: cleo.self, door: { host: ana.self, locked: true } });
    for (const one of [ana, ben]) {
      expect((await other.join('sala', returning({ ...one, door }))).self).toBe(one.self);
    }
    const stranger = await other.connect();
    stranger.emit('join_room', { room: 'sala' });
    expect(await stranger.next('door_closed')).toMatchObject({ reason: 'locked' });
  });

  it('hand their rooms over when they are stopped, with the queue, the bars and those at the door', async () => {
    const [keeper, other] = await start();
    const ana = await keeper.join('sala');
    const people = [ana];
    for (let count = 0; count < 4; count++) people.push(await keeper.join('sala'));
    const [, ben] = people;
    const waiting = await keeper.connect();
    waiting.emit('join_room', { room: 'sala', wait: true });
    const place = await waiting.next('full_room');
    const door = await keeper.join('jardin');
    door.client.emit('lock_room', { locked: true });
    await door.client.next('door_changed');
    const caller = await keeper.connect();
    caller.emit('join_room', { room: 'jardin' });
    const outside = await caller.next('door_closed');
    keeper.process.signal('SIGTERM');
    expect(await keeper.process.exit()).toBe(0);

    // The one who waited is back before there is a seat, and the first to get one.
    const queued = await other.connect();
    queued.emit('join_room', {
      room: 'sala',
      wait: true,
      returning: { token: place.token, inCall: false },
    });
    expect(await queued.next('full_room')).toMatchObject({ position: 1 });
    const stranger = await other.connect();
    stranger.emit('join_room', { room: 'sala' });
    expect(await stranger.next('full_room')).toMatchObject({ position: null });
    for (const one of people) {
      const back = await other.join('sala', returning(one));
      expect(back).toMatchObject({ self: one.self, door: { host: ana.self } });
      if (one === ben) back.client.emit('leave_room');
    }
    expect((await queued.next('room_joined')).peers).toHaveLength(4);

    const knocking = await other.connect();
    knocking.emit('join_room', {
      room: 'jardin',
      returning: { token: outside.token, inCall: false },
    });
    expect(await knocking.next('door_closed')).toMatchObject({ self: outside.self });
    expect((await other.join('jardin', returning(door))).door.locked).toBe(true);
    expect(await knocking.next('door_closed')).toMatchObject({ host: { id: door.self } });
  });

  it('hand on what they were handed and nobody asked for yet', async () => {
    const [first, second] = await start();
    const third = await startOne().listening();
    const ana = await first.join('sala');
    ana.client.emit('lock_room', { locked: true });
    await ana.client.next('door_changed');
    for (const node of [first, second]) {
      node.process.signal('SIGTERM');
      expect(await node.process.exit()).toBe(0);
    }
    const stranger = await third.connect();
    stranger.emit('join_room', { room: 'sala' });
    expect(await stranger.next('door_closed')).toMatchObject({ reason: 'locked' });
  });

  it('keep nothing any more when they stood still, and let their people find who does', async () => {
    const [keeper, other] = await start();
    const ana = await keeper.join('sala');
    const cleo = await other.join('sala');
    keeper.process.signal('SIGSTOP');
    await cleo.client.next('signal_error', ({ code }) => code === 'shutting_down');
    const back = await other.join('sala', returning(cleo));
    expect(back.self).toBe(cleo.self);
    keeper.process.signal('SIGCONT');
    // Its word about the room comes too late: the other one keeps it.
    await ana.client.next('signal_error', ({ code }) => code === 'shutting_down');
    const anaBack = await keeper.join('sala', returning(ana));
    expect(anaBack.peers.map(({ id }) => id)).toEqual([cleo.self]);
    expect(anaBack.self).toBe(ana.self);
    expect(await back.client.next('peer_back')).toMatchObject({ peer: ana.self });
  });

  it('say goodbye in time when they are stopped while Redis stands still', async () => {
    const [keeper] = await start();
    const ana = await keeper.join('sala');
    redis.signal('SIGSTOP');
    keeper.process.signal('SIGTERM');
    // A node that waits for each thing that it would tell Redis is ended before it says so.
    await ana.client.next('signal_error', ({ code }) => code === 'shutting_down');
    expect(await keeper.process.exit()).toBe(0);
  });

  it('go on without Redis with what can do no harm, and with everything when it is back, be it empty', async () => {
    const [keeper, other] = await start();
    const ana = await keeper.join('sala');
    const ben = await keeper.join('sala');
    await redis.kill();
    await keeper.process.printed(/redis_away/);
    const isReady = async (node: Node) => (await fetch(`${node.url}/readyz`)).ok;
    await eventually('the node is not ready', async () => !(await isReady(keeper)));
    ana.client.emit('webrtc_offer', { to: ben.self, payload: 'all the same' });
    expect(await ben.client.next('webrtc_offer')).toMatchObject({ payload: 'all the same' });
    const stranger = await keeper.connect();
    stranger.emit('join_room', { room: 'sala' });
    expect(await stranger.next('signal_error')).toMatchObject({ code: 'shutting_down' });
    const benBack = await keeper.join('sala', returning(ben));
    expect(benBack.self).toBe(ben.self);

    await redis.start();
    const cleo = await other.join('sala');
    expect(cleo.peers.map(({ id }) => id).sort()).toEqual([ana.self, ben.self].sort());
    expect(cleo.door.host).toBe(ana.self);
    await eventually('both are ready', async () => (await isReady(keeper)) && isReady(other));
  });
});
