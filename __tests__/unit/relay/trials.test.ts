import { ATTRIBUTE } from '../../../server/relay/codec/stun-attribute';
import { findAttribute, METHOD } from '../../../server/relay/codec/stun-message';
import { RelayWorld, spread } from '../../fakes/relay-world';
import { errorOf, lifetimeOf, UDP_TRANSPORT } from '../../turn/turn-client';

const PING = Buffer.from('ping');
const FOREIGN = { address: '8.8.8.8', port: 53 };

function trial(world: RelayWorld, name = 'trial-1', secondsLeft = 120) {
  const client = world.client(name);
  client.credential = world.credential(name, secondsLeft);
  return client;
}

const lifetime = (answer: Parameters<typeof findAttribute>[0]) =>
  findAttribute(answer, ATTRIBUTE.lifetime)?.readUInt32BE();

describe('the allocation of a trial', () => {
  it('ends with its credential, however long a life is asked for', async () => {
    const world = new RelayWorld();
    const client = trial(world);
    const made = await client.request(METHOD.allocate, [UDP_TRANSPORT, lifetimeOf(3_600)]);
    expect(lifetime(made)).toBe(120);
    world.nowS += 50.5;
    expect(lifetime(await client.ask(METHOD.refresh, [lifetimeOf(3_600)]))).toBe(69);
    world.nowS += 69;
    world.relay.sweep();
    expect(world.open.size).toBe(0);
    expect(await client.refresh(600)).toBe(401);
  });

  it('ends at once when the clock of the world has passed it by, and it is refreshed', async () => {
    const world = new RelayWorld();
    const client = trial(world);
    await client.allocate();
    world.epochOffsetS = 200;
    expect(lifetime(await client.ask(METHOD.refresh, [lifetimeOf(3_600)]))).toBe(0);
    expect(world.open.size).toBe(0);
  });

  it('reaches relayed addresses of this relay, and nothing else', async () => {
    const world = new RelayWorld({ allowedPeers: ['10.0.0.0/8'] });
    const [near, far] = [trial(world), trial(world)];
    const [atNear, atFar] = [await near.allocate(), await far.allocate()];
    expect(await near.permit(FOREIGN)).toBe(403);
    expect(await near.bind(0x4000, FOREIGN)).toBe(403);
    expect(await near.permit({ address: '10.1.2.3', port: 1 })).toBe(403);
    near.indicate(FOREIGN, PING);
    near.sendOn(0x4000, PING);
    world.arrive(FOREIGN, atNear, 'pong');
    expect([world.sent, near.arrived]).toEqual([[], []]);
    expect([await near.permit(atFar), await far.permit(atNear)]).toEqual([null, null]);
    near.indicate(atFar, PING);
    expect(far.arrived).toEqual([{ channel: null, from: atNear, data: PING }]);
    near.indicate({ ...atFar, port: 443 }, PING);
    expect(world.sent).toEqual([]);
  });

  it('meets nobody else, though they let in what comes from the address of the relay', async () => {
    const world = new RelayWorld();
    const [one, other, seated] = [trial(world), trial(world, 'trial-2'), world.client()];
    const [atOne, atOther, atSeated] = [
      await one.allocate(),
      await other.allocate(),
      await seated.allocate(),
    ];
    for (const client of [one, other, seated]) await client.permit(atOne);
    for (const at of [atOther, atSeated]) one.indicate(at, PING);
    seated.indicate(atOne, PING);
    expect([one.arrived, other.arrived, seated.arrived]).toEqual([[], [], []]);
    expect(world.counters.report().droppedUnpermitted).toBe(3);
  });
});

describe('what trials may take', () => {
  it('is enough for a page that tries all transports, and for no more than that', async () => {
    const world = new RelayWorld();
    const codes = [];
    for (let count = 0; count < 30; count++) {
      codes.push(errorOf(await trial(world).request(METHOD.allocate, [UDP_TRANSPORT])));
    }
    expect(codes.filter((code) => code === null)).toHaveLength(24);
    expect(codes.filter((code) => code === 486)).toHaveLength(6);
  });

  it('is never what is kept for seats, from however many users and addresses they come', async () => {
    const world = new RelayWorld({ ports: { min: 49_152, max: 65_535 }, random: spread() });
    for (let user = 0; user < 400; user++) {
      for (let count = 0; count < 24; count++) {
        const client = trial(world, `trial-${String(user)}`);
        Object.assign(client.path.remote, { address: `10.${String(user)}.0.1` });
        await client.request(METHOD.allocate, [UDP_TRANSPORT, lifetimeOf(3_600)]);
      }
    }
    expect(world.open.size).toBe(2_000);
    const seated = world.client();
    expect(await seated.allocate()).toBeDefined();
  });

  it('leaves most of it to others when it is all from one address', async () => {
    const world = new RelayWorld({ ports: { min: 49_152, max: 65_535 }, random: spread() });
    for (let user = 0; user < 67; user++) {
      for (let count = 0; count < 24; count++) {
        const client = trial(world, `trial-${String(user)}`);
        await client.request(METHOD.allocate, [UDP_TRANSPORT, lifetimeOf(3_600)]);
      }
    }
    expect(world.open.size).toBe(750);
    const elsewhere = world.client('trial-elsewhere', {
      remote: { address: '203.0.113.9', port: 1 },
    });
    expect(await elsewhere.allocate()).toBeDefined();
    world.nowS += 121;
    world.relay.sweep();
    expect(world.open.size).toBe(1);
  });
});
