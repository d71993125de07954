import * as fc from 'fast-check';
import { encodeStunMessage } from '../../../server/relay/codec/encode-stun-message';
import { ATTRIBUTE } from '../../../server/relay/codec/stun-attribute';
import { METHOD } from '../../../server/relay/codec/stun-message';
import { RelayWorld } from '../../fakes/relay-world';
import { attribute, errorOf, peerOf } from '../../turn/turn-client';

const PEER = { address: '8.8.4.4', port: 5_000 };
const OTHER = { address: '8.8.8.8', port: 5_000 };
const PEER_6 = { address: '2606:4700::1111', port: 5_000 };
const PING = Buffer.from('ping');

async function allocated(world = new RelayWorld()) {
  const client = world.client();
  const relayed = await client.allocate();
  return { world, client, relayed };
}

describe('permissions (RFC 8656 sections 9 and 10)', () => {
  it('open an allocation to an address, whatever the port, for five minutes', async () => {
    const { world, client, relayed } = await allocated();
    client.indicate(PEER, PING);
    world.arrive(PEER, relayed, 'early');
    expect([world.sent, client.arrived]).toEqual([[], []]);
    expect(await client.permit(PEER)).toBeNull();
    client.indicate({ ...PEER, port: 1 }, PING);
    world.arrive({ ...PEER, port: 2 }, relayed, 'pong');
    world.arrive(OTHER, relayed, 'stranger');
    expect(world.sent).toEqual([{ from: relayed, to: { ...PEER, port: 1 }, data: 'ping' }]);
    expect(client.arrived).toEqual([
      { channel: null, from: { ...PEER, port: 2 }, data: Buffer.from('pong') },
    ]);
    world.nowS += 301;
    client.indicate(PEER, PING);
    world.arrive(PEER, relayed, 'late');
    expect(world.sent).toHaveLength(1);
    expect(client.arrived).toHaveLength(1);
    expect(world.counters.report().droppedUnpermitted).toBe(5);
  });

  it('are refreshed, but not by data', async () => {
    const { world, client } = await allocated();
    await client.permit(PEER);
    world.nowS += 200;
    client.indicate(PEER, PING);
    await client.permit(PEER);
    world.nowS += 200;
    client.indicate(PEER, PING);
    expect(world.sent).toHaveLength(2);
    world.nowS += 110;
    client.indicate(PEER, PING);
    expect(world.sent).toHaveLength(2);
  });

  it('are given to several at once, or to none of them', async () => {
    const { world, client } = await allocated();
    const refused = { address: '169.254.169.254', port: 80 };
    expect(await client.permit(PEER, refused)).toBe(403);
    client.indicate(PEER, PING);
    expect(world.sent).toEqual([]);
    expect(await client.permit(PEER, OTHER)).toBeNull();
    client.indicate(PEER, PING);
    client.indicate(OTHER, PING);
    expect(world.sent).toHaveLength(2);
  });

  it.each([
    ['no peer', [], 400],
    ['half a peer', [attribute(ATTRIBUTE.xorPeerAddress, '00010000')], 400],
    ['an attribute nobody knows', [attribute(0x0099, '')], 420],
  ])('are refused for %s', async (_what, attributes, code) => {
    const { client } = await allocated();
    expect(errorOf(await client.ask(METHOD.createPermission, attributes))).toBe(code);
  });

  it('are of the family of the relayed address', async () => {
    const { client } = await allocated();
    expect(await client.permit(PEER_6)).toBe(443);
    expect(await client.bind(0x4000, PEER_6)).toBe(443);
  });

  it('are limited', async () => {
    const { client } = await allocated(
      new RelayWorld({ limits: { permissionsPerAllocation: 2, channelsPerAllocation: 1 } }),
    );
    expect(await client.permit(PEER, OTHER)).toBeNull();
    expect(await client.permit({ address: '8.8.8.9', port: 1 })).toBe(508);
    // The same three times: looking at each of many would cost more than asking.
    expect(await client.permit(PEER, PEER, PEER)).toBe(508);
    expect(await client.permit(PEER)).toBeNull();
    expect(await client.bind(0x4000, PEER)).toBeNull();
    expect(await client.bind(0x4001, OTHER)).toBe(508);
  });

  it('need an allocation', async () => {
    const { world } = await allocated();
    const stranger = world.client();
    stranger.learn(await stranger.ask(METHOD.refresh));
    expect(await stranger.permit(PEER)).toBe(437);
    expect(await stranger.bind(0x4000, PEER)).toBe(437);
    expect(await stranger.refresh(0)).toBe(437);
  });
});

describe('channels (RFC 8656 section 12)', () => {
  it('carry data both ways for ten minutes, while there is a permission', async () => {
    const { world, client, relayed } = await allocated();
    expect(await client.bind(0x4000, PEER)).toBeNull();
    client.sendOn(0x4000, PING);
    client.sendOn(0x4001, PING);
    world.arrive(PEER, relayed, 'pong');
    world.arrive({ ...PEER, port: 9 }, relayed, 'another port');
    expect(world.sent).toEqual([{ from: relayed, to: PEER, data: 'ping' }]);
    expect(client.arrived).toEqual([
      { channel: 0x4000, from: null, data: Buffer.from('pong') },
      { channel: null, from: { ...PEER, port: 9 }, data: Buffer.from('another port') },
    ]);
    world.nowS += 310;
    client.sendOn(0x4000, PING);
    expect(world.sent).toHaveLength(1);
    await client.permit(PEER);
    client.sendOn(0x4000, PING);
    expect(world.sent).toHaveLength(2);
    await client.refresh(3_600);
    world.nowS += 291;
    await client.permit(PEER);
    client.sendOn(0x4000, PING);
    expect(world.sent).toHaveLength(2);
  });

  it('carry empty data, and ignore padding', async () => {
    const { world, client } = await allocated();
    await client.bind(0x4000, PEER);
    client.sendOn(0x4000, Buffer.alloc(0));
    client.raw(Buffer.from('400000016100'.padEnd(16, '0'), 'hex'));
    expect(world.sent.map(({ data }) => data)).toEqual(['', 'a']);
    client.raw(Buffer.from('4000000561', 'hex'));
    client.raw(Buffer.from('4000', 'hex'));
    expect(world.sent).toHaveLength(2);
    expect(world.counters.report().malformed).toBe(2);
  });

  it.each([
    ['a number below the range', 0x3fff, PEER, 400],
    ['a number above the range', 0x5000, PEER, 400],
    ['the same once more', 0x4000, PEER, null],
    ['a number of another peer', 0x4000, OTHER, 400],
    ['a peer of another number', 0x4001, PEER, 400],
    ['another port of the peer', 0x4001, { ...PEER, port: 1 }, null],
    ['a refused peer', 0x4001, { address: '10.1.2.3', port: 1 }, 403],
  ])('bound to 0x4000: %s', async (_what, number, peer, code) => {
    const { client } = await allocated();
    await client.bind(0x4000, PEER);
    expect(await client.bind(number, peer)).toBe(code);
  });

  it('are bound to one peer', async () => {
    const { client } = await allocated();
    const number = attribute(ATTRIBUTE.channelNumber, '40000000');
    const id = Buffer.alloc(12, 1);
    const peers = [peerOf(PEER, id), peerOf(OTHER, id)];
    expect(errorOf(await client.ask(METHOD.channelBind, [number, ...peers], id))).toBe(400);
    expect(errorOf(await client.ask(METHOD.channelBind, [number]))).toBe(400);
    expect(errorOf(await client.ask(METHOD.channelBind, peers.slice(0, 1), id))).toBe(400);
  });

  it('can be bound anew when they have expired', async () => {
    const { world, client } = await allocated();
    await client.bind(0x4000, PEER);
    await client.refresh(3_600);
    world.nowS += 601;
    expect(await client.bind(0x4000, OTHER)).toBeNull();
  });
});

describe('a Send indication (RFC 8656 section 11.2)', () => {
  it.each([
    ['without data', []],
    ['with DONT-FRAGMENT', [attribute(ATTRIBUTE.data, '61'), attribute(0x001a, '')]],
  ])('%s is dropped without a word', async (_what, attributes) => {
    const { world, client } = await allocated();
    await client.permit(PEER);
    client.frames.length = 0;
    const transactionId = Buffer.alloc(12);
    client.raw(
      encodeStunMessage({
        method: METHOD.send,
        messageClass: 'indication',
        transactionId,
        attributes: [peerOf(PEER, transactionId), ...attributes],
        key: null,
        fingerprint: false,
      }),
    );
    expect([world.sent, client.frames]).toEqual([[], []]);
  });
});

describe('from one allocation to another', () => {
  async function pair(options = {}, local = '192.0.2.10') {
    const world = new RelayWorld(options);
    const [a, b] = [world.client('a', { local }), world.client('b', { local })];
    return { world, a, b, atA: await a.allocate(), atB: await b.allocate() };
  }

  it.each([
    ['a public address', {}, '192.0.2.10'],
    ['loopback', {}, '127.0.0.1'],
    ['a private address', { interfaces: { eth0: ['192.168.1.5'] } }, '192.168.1.5'],
    [
      'a NAT',
      { interfaces: { eth0: ['10.0.0.4'] }, externalAddresses: ['198.51.100.9'] },
      '10.0.0.4',
    ],
  ])('data stays inside, on %s', async (_what, options, local) => {
    const { world, a, b, atA, atB } = await pair(options, local);
    expect(await a.permit(atB)).toBeNull();
    a.indicate(atB, PING);
    expect(b.arrived).toEqual([]);
    expect(await b.bind(0x4abc, atA)).toBeNull();
    a.indicate(atB, PING);
    b.sendOn(0x4abc, Buffer.from('pong'));
    await a.bind(0x4001, atB);
    a.sendOn(0x4001, Buffer.from('more'));
    b.sendOn(0x4abc, Buffer.from('again'));
    expect(b.arrived.map(({ channel, data }) => [channel, data.toString()])).toEqual([
      [0x4abc, 'ping'],
      [0x4abc, 'more'],
    ]);
    expect(a.arrived).toEqual([
      { channel: null, from: atB, data: Buffer.from('pong') },
      { channel: 0x4001, from: null, data: Buffer.from('again') },
    ]);
    expect(world.sent).toEqual([]);
  });

  it('data arrives as it was sent, whatever it is', async () => {
    const { a, b, atA, atB } = await pair();
    await a.bind(0x4000, atB);
    await b.permit(atA);
    let isBound = false;
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1_500 }), fc.boolean(), async (data, send) => {
        if (!isBound && send) {
          isBound = true;
          await b.bind(0x4fff, atA);
        }
        b.arrived.length = 0;
        if (send) a.indicate(atB, Buffer.from(data));
        else a.sendOn(0x4000, Buffer.from(data));
        expect(b.arrived.map((one) => one.data)).toEqual([Buffer.from(data)]);
      }),
    );
  });

  it('no other port of this machine is reached, nor reaches in', async () => {
    const { world, a, atA, atB } = await pair();
    await a.permit(atB);
    a.indicate({ ...atB, port: 22 }, PING);
    world.arrive({ ...atB, port: 22 }, atA, 'from a service');
    expect(world.sent).toEqual([]);
    expect(a.arrived).toEqual([]);
    expect(world.counters.report().droppedUnpermitted).toBe(2);
  });

  it('nothing is reached that has ended', async () => {
    const { world, a, b, atA, atB } = await pair();
    await a.permit(atB);
    await b.permit(atA);
    await b.refresh(0);
    a.indicate(atB, PING);
    expect([world.sent, b.arrived]).toEqual([[], []]);
  });

  it.each([65_457, 65_536 - 16, 65_535])(
    'data of %i bytes, for which there is no datagram, is dropped and counted',
    async (length) => {
      const { world, a, b, atA, atB } = await pair();
      await a.bind(0x4000, atB);
      await b.permit(atA);
      a.sendOn(0x4000, Buffer.alloc(length));
      await b.bind(0x4001, atA);
      a.sendOn(0x4000, Buffer.alloc(length));
      await a.bind(0x4002, PEER);
      a.sendOn(0x4002, Buffer.alloc(length));
      expect([b.arrived, world.sent]).toEqual([[], []]);
      expect(world.counters.report()).toMatchObject({ droppedTooLong: 3, packetsToPeers: 0 });
      expect(await a.refresh(600)).toBeNull();
    },
  );

  it('data of 65456 bytes fits an indication in IPv6, and that a datagram in IPv4', async () => {
    const world = new RelayWorld({ interfaces: { eth0: ['2001:db8::10'] } });
    const [a, b] = ['a', 'b'].map((user) => world.client(user, { local: '2001:db8::10' }));
    if (!a || !b) throw new Error('There are two.');
    const [atA, atB] = [await a.allocate(), await b.allocate()];
    await a.bind(0x4000, atB);
    await b.permit(atA);
    a.sendOn(0x4000, Buffer.alloc(65_456, 7));
    expect(b.arrived.map(({ data }) => data.length)).toEqual([65_456]);
    expect(b.frames.at(-1)).toHaveLength(65_504);
  });

  it('what a slow client does not take is dropped and counted', async () => {
    const { world, a, b, atA, atB } = await pair();
    await a.permit(atB);
    await b.permit(atA);
    b.path.isSlow = true;
    a.indicate(atB, PING);
    expect(b.arrived).toEqual([]);
    expect(world.counters.report().droppedForBackPressure).toBe(1);
  });
});

describe('the life of an allocation (RFC 8656 section 8)', () => {
  it('ends when it is not refreshed', async () => {
    const { world, client, relayed } = await allocated();
    await client.permit(PEER);
    world.nowS += 601;
    client.indicate(PEER, PING);
    world.arrive(PEER, relayed, 'pong');
    expect([world.sent, client.arrived, world.open.size]).toEqual([[], [], 0]);
    client.nonce = null;
    expect(await client.allocate()).toBeDefined();
  });

  it('ends with a sweep, when nobody asks', async () => {
    const { world, client } = await allocated();
    world.nowS += 599;
    world.relay.sweep();
    expect(world.open.size).toBe(1);
    world.nowS += 2;
    world.relay.sweep();
    expect(world.open.size).toBe(0);
    expect(client.path.isHeld).toBe(false);
  });

  it('is prolonged', async () => {
    const { world, client } = await allocated();
    expect(await client.refresh(1_000)).toBeNull();
    world.nowS += 999;
    world.relay.sweep();
    expect(world.open.size).toBe(1);
  });

  it.each([
    ['a malformed lifetime', attribute(ATTRIBUTE.lifetime, '0000'), 400],
    ['the other family', attribute(ATTRIBUTE.requestedAddressFamily, '02000000'), 443],
    ['a malformed family', attribute(ATTRIBUTE.requestedAddressFamily, '01'), 400],
    ['its own family', attribute(ATTRIBUTE.requestedAddressFamily, '01000000'), null],
  ])('is asked to go on with %s', async (_what, given, code) => {
    const { client } = await allocated();
    expect(errorOf(await client.ask(METHOD.refresh, [given]))).toBe(code);
  });

  it('ends at once with a lifetime of 0, and then the path is free', async () => {
    const { world, client } = await allocated();
    expect(await client.refresh(0)).toBeNull();
    expect(world.open.size).toBe(0);
    expect(await client.refresh(0)).toBe(437);
    expect(await client.allocate()).toBeDefined();
  });

  it('ends with the relay', async () => {
    const { world } = await allocated();
    world.relay.close();
    expect(world.open.size).toBe(0);
  });
});

describe('bad bytes', () => {
  it('are met with silence or an error, and leave the allocation as it was', async () => {
    const { world, client } = await allocated();
    await client.bind(0x4000, PEER);
    const good = client.encode(METHOD.createPermission, [peerOf(PEER, Buffer.alloc(12))]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some)),
          fc.nat(good.length).map((end) => Buffer.from(good.subarray(0, end))),
          fc
            .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
            .map((changes) => {
              const changed = Buffer.from(good);
              for (const [where, what] of changes) changed[where] = what;
              return changed;
            }),
        ),
        (bytes) => client.raw(bytes),
      ),
      { numRuns: 2_000 },
    );
    expect(world.counters.report().malformed).toBeGreaterThan(500);
    expect(world.open.size).toBe(1);
    expect(await client.refresh(600)).toBeNull();
  });

  it.each([
    ['an answer', METHOD.allocate, 'success'],
    ['an error', METHOD.allocate, 'error'],
    ['an indication that is none of ours', METHOD.data, 'indication'],
    ['a Binding indication', METHOD.binding, 'indication'],
    ['an unknown method', 0x0ff, 'request'],
  ] as const)('%s gets no answer', (_what, method, messageClass) => {
    const client = new RelayWorld().client();
    const parts = { transactionId: Buffer.alloc(12), attributes: [], key: null };
    client.raw(encodeStunMessage({ ...parts, method, messageClass, fingerprint: false }));
    expect(client.frames).toEqual([]);
  });
});
