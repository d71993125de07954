import { METHOD } from '../../../server/relay/codec/stun-message';
import { limitsWithin } from '../../../server/relay/limits-within';
import { DEFAULT_LIMITS } from '../../../server/relay/relay-limits';
import { Holdings } from '../../../server/shares/holdings';
import { RelayWorld, spread } from '../../fakes/relay-world';
import { errorOf, UDP_TRANSPORT } from '../../turn/turn-client';

const PORTS = { min: 49_152, max: 65_535 };
const SCHOOL = '198.51.100.7';

describe('the shares of networks', () => {
  it('let sixty people of one school have all that their rooms need', async () => {
    const world = new RelayWorld({ ports: PORTS, random: spread() });
    const refused = await take(world, Array(60).fill(SCHOOL), 4 * 6);
    expect(refused).toBe(0);
    expect(world.open.size).toBe(1_440);
  });

  it('let them have two thirds of it over streams', () => {
    const streams = new Holdings(DEFAULT_LIMITS.streams);
    for (let count = 0; count < 60 * 4 * 4; count++) expect(streams.take([SCHOOL])).toBe(true);
  });

  it('leave something to others when some take all that they can', async () => {
    const world = new RelayWorld({ ports: PORTS, random: spread() });
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) {
      expect(await take(world, Array(70).fill(address), 60)).toBeGreaterThan(0);
    }
    expect(world.open.size).toBeLessThan(3_600);
    expect(await take(world, [SCHOOL, SCHOOL, SCHOOL, SCHOOL, SCHOOL], 4 * 6)).toBe(0);
  });

  it('are those of the /64 and the /48 in IPv6, whatever address of it is used', async () => {
    const limits = { seatAllocations: { total: 100, perNetwork: 10, atLeast: 1 } };
    const world = new RelayWorld({ limits, ports: PORTS, random: spread() });
    const address = (subnet: number, host: number) =>
      `2001:db8:1:${subnet.toString(16)}::${host.toString(16)}`;
    const oneNet = Array.from({ length: 20 }, (_, host) => address(1, host + 1));
    await take(world, oneNet, 1);
    expect(world.open.size).toBe(10);
    const oneSite = Array.from({ length: 60 }, (_, subnet) => address(subnet + 2, 1));
    await take(world, oneSite, 1);
    expect(world.open.size).toBeLessThanOrEqual(40);
    expect(await take(world, ['2001:db8:2::1'], 1)).toBe(0);
  });

  it('are given back', async () => {
    const limits = { seatAllocations: { total: 4, perNetwork: 4, atLeast: 4 } };
    const world = new RelayWorld({ limits, ports: PORTS, random: spread() });
    for (let round = 0; round < 3; round++) {
      const clients = [];
      for (let count = 0; count < 4; count++) {
        const client = world.client();
        await client.allocate();
        clients.push(client);
      }
      expect(errorOf(await world.client().request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(508);
      await clients[0]?.refresh(0);
      clients[1]?.close();
      world.relay.revoke('nobody', 1);
      for (const client of clients.slice(2)) client.close();
    }
  });
});

describe('limitsWithin', () => {
  it('leaves the limits alone where there are ports enough', () => {
    expect(limitsWithin(DEFAULT_LIMITS, PORTS)).toBe(DEFAULT_LIMITS);
  });

  it.each([
    [1_000, 750, 250],
    [100, 75, 25],
    [20, 14, 6],
    [4, 2, 2],
    [1, 1, 0],
  ])('of %i ports gives %i to seats and %i to trials', (count, seats, trials) => {
    const within = limitsWithin(DEFAULT_LIMITS, { min: 50_000, max: 50_000 + count - 1 });
    expect(within.seatAllocations.total).toBe(seats);
    expect(within.trialAllocations.total).toBe(trials);
    expect(within.seatAllocations.perNetwork).toBeGreaterThanOrEqual(60);
    expect(within.streams).toBe(DEFAULT_LIMITS.streams);
  });

  it('leaves ports to seats that trials have not', async () => {
    const world = new RelayWorld({ ports: { min: 50_000, max: 50_019 } });
    for (let count = 0; count < 24; count++) {
      await world.client('trial-1').request(METHOD.allocate, [UDP_TRANSPORT]);
    }
    expect(world.open.size).toBe(6);
    for (let count = 0; count < 14; count++) await world.client().allocate();
  });
});

/** So many allocations for a person at each of these addresses. @returns how many were refused */
async function take(world: RelayWorld, addresses: readonly string[], each: number) {
  let refused = 0;
  for (const address of addresses) {
    const peer = `peer-${String(people++)}`;
    for (let count = 0; count < each; count++) {
      const client = world.client(peer, { remote: { address, port: 1_024 + (people % 60_000) } });
      const answer = await client.request(METHOD.allocate, [UDP_TRANSPORT]);
      if (answer.messageClass !== 'success') refused += 1;
    }
  }
  return refused;
}

let people = 0;
