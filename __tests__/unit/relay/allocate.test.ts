import { randomBytes } from 'node:crypto';
import { ATTRIBUTE } from '../../../server/relay/codec/stun-attribute';
import { findAttribute, METHOD } from '../../../server/relay/codec/stun-message';
import { RelayWorld } from '../../fakes/relay-world';
import { addressOf, attribute, errorOf, lifetimeOf, UDP_TRANSPORT } from '../../turn/turn-client';

const EVEN = attribute(ATTRIBUTE.evenPort, '00');
const EVEN_AND_NEXT = attribute(ATTRIBUTE.evenPort, '80');
const TOKEN = attribute(ATTRIBUTE.reservationToken, '0102030405060708');
const FAMILY_4 = attribute(ATTRIBUTE.requestedAddressFamily, '01000000');
const FAMILY_6 = attribute(ATTRIBUTE.requestedAddressFamily, '02000000');
const FAMILY_9 = attribute(ATTRIBUTE.requestedAddressFamily, '09000000');
const BOTH = attribute(ATTRIBUTE.additionalAddressFamily, '02000000');

describe('an Allocate request (RFC 8656 section 7.2)', () => {
  it('gets a relayed address, its lifetime and how the client is seen', async () => {
    const world = new RelayWorld();
    const client = world.client();
    const answer = await client.request(METHOD.allocate, [UDP_TRANSPORT]);
    expect(answer.messageClass).toBe('success');
    expect(addressOf(answer, ATTRIBUTE.xorRelayedAddress)).toEqual({
      address: '192.0.2.10',
      port: 50_000,
    });
    expect(addressOf(answer, ATTRIBUTE.xorMappedAddress)).toEqual(client.path.remote);
    expect(findAttribute(answer, ATTRIBUTE.lifetime)?.readUInt32BE()).toBe(600);
    expect(findAttribute(answer, ATTRIBUTE.software)?.toString()).toBe('Tertulia');
    expect(answer.integrityOffset).not.toBeNull();
    expect(client.path.isHeld).toBe(true);
    expect(world.counters.report()).toMatchObject({ allocations: 1, allocationsMade: 1 });
  });

  it.each([
    ['no transport', [], 400],
    ['a malformed transport', [attribute(ATTRIBUTE.requestedTransport, '1100')], 400],
    ['TCP', [attribute(ATTRIBUTE.requestedTransport, '06000000')], 442],
    ['an unknown transport', [attribute(ATTRIBUTE.requestedTransport, '84000000')], 442],
    ['DONT-FRAGMENT', [UDP_TRANSPORT, attribute(0x001a, '')], 420],
    ['a token', [UDP_TRANSPORT, TOKEN], 508],
    ['a malformed token', [UDP_TRANSPORT, attribute(ATTRIBUTE.reservationToken, '01')], 400],
    ['a token and EVEN-PORT', [UDP_TRANSPORT, TOKEN, EVEN], 400],
    ['a token and a family', [UDP_TRANSPORT, TOKEN, FAMILY_4], 400],
    ['a token and a second family', [UDP_TRANSPORT, TOKEN, BOTH], 400],
    ['a family and a second one', [UDP_TRANSPORT, FAMILY_4, BOTH], 400],
    ['an unknown family', [UDP_TRANSPORT, FAMILY_9], 440],
    ['IPv6 without any', [UDP_TRANSPORT, FAMILY_6], 440],
    ['a malformed family', [UDP_TRANSPORT, attribute(ATTRIBUTE.requestedAddressFamily, '01')], 400],
    ['a reserved next port', [UDP_TRANSPORT, EVEN_AND_NEXT], 508],
    ['a reserved next port, twice', [UDP_TRANSPORT, EVEN_AND_NEXT, BOTH], 400],
    ['a malformed EVEN-PORT', [UDP_TRANSPORT, attribute(ATTRIBUTE.evenPort, '0000')], 400],
    [
      'IPv4 as the second family',
      [UDP_TRANSPORT, attribute(ATTRIBUTE.additionalAddressFamily, '01000000')],
      400,
    ],
    ['a malformed lifetime', [UDP_TRANSPORT, attribute(ATTRIBUTE.lifetime, '00')], 400],
  ])('with %s is refused', async (_what, attributes, code) => {
    const world = new RelayWorld({ interfaces: { eth0: ['192.0.2.10'] } });
    const answer = await world.client().request(METHOD.allocate, attributes);
    expect(errorOf(answer)).toBe(code);
    expect(answer.integrityOffset).not.toBeNull();
    expect(world.open.size).toBe(0);
    expect(world.counters.report().refusals).toMatchObject({ [code]: 1 });
  });

  it('is told which attributes are unknown', async () => {
    const world = new RelayWorld();
    const answer = await world
      .client()
      .request(METHOD.allocate, [UDP_TRANSPORT, attribute(0x001a, ''), attribute(0x7001, '00')]);
    expect(findAttribute(answer, ATTRIBUTE.unknownAttributes)?.toString('hex')).toBe('001a7001');
  });

  it.each([
    [0, 600],
    [1, 600],
    [601, 601],
    [3_600, 3_600],
    [4_000_000_000, 3_600],
  ])('that asks for %i s gets %i s', async (wanted, granted) => {
    const client = new RelayWorld().client();
    const answer = await client.request(METHOD.allocate, [UDP_TRANSPORT, lifetimeOf(wanted)]);
    expect(findAttribute(answer, ATTRIBUTE.lifetime)?.readUInt32BE()).toBe(granted);
  });

  it('gets an even port when it asks for one', async () => {
    const limits = { trialAllocations: { total: 0, perNetwork: 0, atLeast: 0 } };
    const world = new RelayWorld({ ports: { min: 50_001, max: 50_004 }, limits });
    expect((await world.client().allocate(EVEN)).port).toBe(50_002);
    expect((await world.client().allocate(EVEN)).port).toBe(50_004);
    const answer = await world.client().request(METHOD.allocate, [UDP_TRANSPORT, EVEN]);
    expect(errorOf(answer)).toBe(508);
    expect((await world.client().allocate()).port).toBe(50_001);
  });

  it('gets the next port when one is taken by somebody else', async () => {
    const world = new RelayWorld();
    world.taken.add(50_000);
    world.taken.add(50_001);
    expect((await world.client().allocate()).port).toBe(50_002);
  });

  it('gets 508 when all ports are taken, and a port when one is free again', async () => {
    const world = new RelayWorld({ ports: { min: 50_000, max: 50_000 } });
    const first = world.client();
    await first.allocate();
    const second = world.client();
    expect(errorOf(await second.request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(508);
    expect(second.path.isHeld).toBe(false);
    expect(await first.refresh(0)).toBeNull();
    expect((await second.allocate()).port).toBe(50_000);
  });

  it('on the same path gets 437, but the same answer when it is a retransmission', async () => {
    const client = new RelayWorld().client();
    const id = randomBytes(12);
    client.learn(await client.ask(METHOD.allocate, [UDP_TRANSPORT]));
    const first = await client.ask(METHOD.allocate, [UDP_TRANSPORT], id);
    const again = await client.ask(METHOD.allocate, [UDP_TRANSPORT], id);
    expect(again.bytes).toEqual(first.bytes);
    expect(errorOf(await client.ask(METHOD.allocate, [UDP_TRANSPORT]))).toBe(437);
  });

  it('is answered once while its socket opens, however often it is sent', async () => {
    const world = new RelayWorld();
    let open: () => void = () => undefined;
    world.opening = new Promise((resolve) => (open = resolve));
    const client = world.client();
    client.learn(await client.ask(METHOD.allocate, [UDP_TRANSPORT]));
    client.frames.length = 0;
    const id = randomBytes(12);
    const answered = client.ask(METHOD.allocate, [UDP_TRANSPORT], id);
    client.raw(client.encode(METHOD.allocate, [UDP_TRANSPORT], id));
    open();
    expect((await answered).messageClass).toBe('success');
    expect(client.frames).toHaveLength(1);
    expect(world.open.size).toBe(1);
  });

  it('does not end up in the place of one that was void before its socket was open', async () => {
    const world = new RelayWorld();
    const opened: (() => void)[] = [];
    const opens = () => (world.opening = new Promise((resolve) => opened.push(resolve)));
    const client = world.client('peer');
    client.learn(await client.ask(METHOD.allocate, [UDP_TRANSPORT]));
    void opens();
    client.raw(client.encode(METHOD.allocate, [UDP_TRANSPORT]));
    world.revoke('peer');
    client.credential = world.credential('peer');
    void opens();
    const answered = client.ask(METHOD.allocate, [UDP_TRANSPORT]);
    opened[0]?.();
    await new Promise(setImmediate);
    expect([world.open.size, client.path.isHeld]).toEqual([0, true]);
    opened[1]?.();
    expect((await answered).messageClass).toBe('success');
    expect(world.counters.report()).toMatchObject({ allocations: 1, allocationsMade: 1 });
    world.revoke('peer');
    expect([world.open.size, client.path.isHeld]).toEqual([0, false]);
  });

  it.each(['is gone', 'lost the seat'])(
    'leaves nothing behind when the client %s while its socket opens',
    async (how) => {
      const world = new RelayWorld();
      let open: () => void = () => undefined;
      world.opening = new Promise((resolve) => (open = resolve));
      const client = world.client('peer');
      client.learn(await client.ask(METHOD.allocate, [UDP_TRANSPORT]));
      client.frames.length = 0;
      client.raw(client.encode(METHOD.allocate, [UDP_TRANSPORT]));
      if (how === 'is gone') client.close();
      else world.revoke('peer');
      open();
      await new Promise(setImmediate);
      expect(world.open.size).toBe(0);
      expect(client.frames).toHaveLength(0);
      expect(client.path.isHeld).toBe(false);
      expect(world.counters.report().allocations).toBe(0);
    },
  );

  it('gets 486 beyond the quota of its user, whoever else is there', async () => {
    const world = new RelayWorld({ limits: { allocationsPerSeat: 2 } });
    const [first, second, third] = [world.client('a'), world.client('a'), world.client('a')];
    await first.allocate();
    await second.allocate();
    expect(errorOf(await third.request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(486);
    await world.client('b').allocate();
    await first.refresh(0);
    await third.allocate();
  });

  it('counts for its user under every credential', async () => {
    const world = new RelayWorld({ limits: { allocationsPerSeat: 1 } });
    await world.client('a').allocate();
    world.nowS += 60;
    expect(errorOf(await world.client('a').request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(486);
  });

  it('gets 508 beyond the limit of the relay', async () => {
    const world = new RelayWorld({
      limits: { seatAllocations: { total: 1, perNetwork: 1, atLeast: 1 } },
    });
    await world.client().allocate();
    expect(errorOf(await world.client().request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(508);
  });

  describe('and address families', () => {
    const dual = { eth0: ['192.0.2.10', '2001:db8::10'], lo: ['127.0.0.1', '::1'] };
    it.each([
      ['192.0.2.10', [], '192.0.2.10'],
      ['192.0.2.10', [FAMILY_6], '2001:db8::10'],
      ['2001:db8::10', [], '192.0.2.10'],
      ['2001:db8::10', [FAMILY_6], '2001:db8::10'],
      ['127.0.0.1', [FAMILY_6], '::1'],
      ['::1', [FAMILY_4], '127.0.0.1'],
    ])('at %s', async (local, attributes, relayed) => {
      const client = new RelayWorld({ interfaces: dual }).client('a', { local });
      expect((await client.allocate(...attributes)).address).toBe(relayed);
    });

    it('gets IPv6 where there is nothing else', async () => {
      const interfaces = { eth0: ['2001:db8::10'], lo: ['127.0.0.1'] };
      const client = new RelayWorld({ interfaces }).client('a', { local: '2001:db8::10' });
      expect((await client.allocate()).address).toBe('2001:db8::10');
    });

    it('is told that there is no second address', async () => {
      const client = new RelayWorld({ interfaces: dual }).client();
      const answer = await client.request(METHOD.allocate, [UDP_TRANSPORT, BOTH]);
      expect(answer.messageClass).toBe('success');
      const problem = findAttribute(answer, ATTRIBUTE.addressErrorCode);
      expect(problem?.subarray(0, 4).toString('hex')).toBe('02000428');
    });

    it('gets the address in front of the NAT, by family', async () => {
      const world = new RelayWorld({
        interfaces: { eth0: ['10.0.0.4', 'fd00::4'] },
        externalAddresses: ['198.51.100.9'],
      });
      const client = world.client('a', { local: '10.0.0.4' });
      expect(await client.allocate()).toEqual({ address: '198.51.100.9', port: 50_000 });
      expect([...world.open.keys()]).toEqual(['10.0.0.4 50000']);
      const six = world.client('b', { local: '10.0.0.4' });
      expect((await six.allocate(FAMILY_6)).address).toBe('fd00::4');
    });

    it('never shares an external address and port between two local addresses', async () => {
      const world = new RelayWorld({
        interfaces: { eth0: ['10.0.0.4'], eth1: ['10.0.1.4'] },
        externalAddresses: ['198.51.100.9'],
      });
      const clients = ['10.0.0.4', '10.0.1.4'].map((local) => world.client('a', { local }));
      const relayed = await Promise.all(clients.map((client) => client.allocate()));
      expect(new Set(relayed.map(({ port }) => port)).size).toBe(2);
    });
  });

  it('ends with the stream it came by', async () => {
    const world = new RelayWorld();
    const client = world.client();
    await client.allocate();
    client.close();
    expect(world.open.size).toBe(0);
    expect(world.counters.report().allocations).toBe(0);
  });
});
