import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { ATTRIBUTE } from '../../server/relay/codec/stun-attribute';
import { METHOD } from '../../server/relay/codec/stun-message';
import { eventually } from '../support/eventually';
import { RelayProcess } from '../turn/relay-process';
import { seatCredential } from '../turn/rest-credential';
import type { Arrived } from '../turn/turn-client';
import { addressOf, errorOf, TurnClient, UDP_TRANSPORT } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';

jest.setTimeout(60_000);

let users = 0;

describe('the relay over UDP', () => {
  let relay: RelayProcess;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    relay = await RelayProcess.start({ limits: { allocationsPerSeat: 5 } });
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => relay.close());

  /** @param user of the credential; nobody's allocations are counted with those of another test */
  async function client(user: string | null = `peer-${String(++users)}`) {
    const transport = await udpTransport({ address: '127.0.0.1', port: relay.udpPort });
    const credential = user === null ? null : seatCredential(relay.options.secret, user);
    const made = new TurnClient(transport, credential);
    clients.push(made);
    const arrived: Arrived[] = [];
    made.onData = (one) => arrived.push(one);
    return Object.assign(made, { arrived });
  }

  it('tells a client how it is seen', async () => {
    const answer = await (await client(null)).ask(METHOD.binding);
    expect(addressOf(answer, ATTRIBUTE.xorMappedAddress)?.address).toBe('127.0.0.1');
  });

  it('relays between two of its clients, by indications and by channels', async () => {
    const [a, b] = [await client(), await client()];
    const [atA, atB] = [await a.allocate(), await b.allocate()];
    expect([await a.permit(atB), await b.permit(atA)]).toEqual([null, null]);
    a.indicate(atB, Buffer.from('one'));
    await eventually('an indication', () => b.arrived.length === 1);
    await a.bind(0x4000, atB);
    await b.bind(0x4001, atA);
    a.sendOn(0x4000, Buffer.from('two'));
    await eventually('data on a channel', () => b.arrived.length === 2);
    expect(b.arrived).toEqual([
      { channel: null, from: atA, data: Buffer.from('one') },
      { channel: 0x4001, from: null, data: Buffer.from('two') },
    ]);
  });

  it('relays to a peer and back', async () => {
    const peer = createSocket('udp4');
    peer.bind(0, '127.0.0.2');
    await once(peer, 'listening');
    const heard: string[] = [];
    peer.on('message', (data, from) => {
      heard.push(`${data.toString()} from ${String(from.port)}`);
      peer.send(`${data.toString()}, too`, from.port, from.address);
    });
    const one = await client();
    const { port } = await one.allocate();
    await one.bind(0x4000, peer.address());
    one.sendOn(0x4000, Buffer.from('hello'));
    await eventually('an echo', () => one.arrived.length === 1);
    expect(heard).toEqual([`hello from ${String(port)}`]);
    expect(one.arrived).toEqual([{ channel: 0x4000, from: null, data: Buffer.from('hello, too') }]);
    peer.close();
  });

  it.each([
    { address: '127.0.0.1', port: 1 },
    { address: '127.0.0.3', port: 1 },
    { address: '169.254.169.254', port: 80 },
    { address: '10.0.0.1', port: 1 },
  ])('lets nothing through to $address:$port', async (peer) => {
    const one = await client();
    await one.allocate();
    const isOwn = peer.address === '127.0.0.1';
    expect(await one.permit(peer)).toBe(isOwn ? null : 403);
    const before = await relay.counters();
    one.indicate(peer, Buffer.from('x'));
    await eventually('a drop', async () => {
      const { droppedUnpermitted } = await relay.counters();
      return droppedUnpermitted > before.droppedUnpermitted;
    });
  });

  it('holds against a flood of allocations', async () => {
    const codes: (number | null)[] = [];
    for (let index = 0; index < 12; index++) {
      const one = await client('greedy');
      codes.push(errorOf(await one.request(METHOD.allocate, [UDP_TRANSPORT])));
    }
    expect(codes.filter((code) => code === null)).toHaveLength(5);
    expect(codes.filter((code) => code === 486)).toHaveLength(7);
    expect((await relay.counters()).refusals).toMatchObject({ 486: 7 });
    relay.revoke('greedy');
    const again = await client('greedy');
    expect(await again.allocate()).toBeDefined();
  });

  it('ends what a freed seat has', async () => {
    const one = await client('leaver');
    await one.allocate();
    const before = (await relay.counters()).allocations;
    relay.revoke('leaver');
    expect((await relay.counters()).allocations).toBe(before - 1);
    expect(await one.refresh(600)).not.toBeNull();
  });

  it('lives on after bytes of any kind, and counts them', async () => {
    const one = await client(null);
    const before = (await relay.counters()).malformed;
    const request = one.encode(METHOD.allocate, [UDP_TRANSPORT]);
    await eventually('a thousand of them', async () => {
      for (let end = 0; end < request.length; end++) one.transport.send(request.subarray(0, end));
      for (let first = 0; first < 256; first++) {
        one.transport.send(Buffer.concat([Buffer.from([first]), Buffer.alloc(40, first)]));
      }
      one.transport.send(Buffer.alloc(60_000, 0x11));
      return (await relay.counters()).malformed - before > 1_000;
    });
    expect((await one.ask(METHOD.binding)).messageClass).toBe('success');
  });
});

describe('the process of the relay', () => {
  it('serves streams when the UDP port is taken, and says so', async () => {
    const other = createSocket('udp4');
    other.bind(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address();
    const relay = await RelayProcess.start({ udp: { host: '127.0.0.1', port } });
    expect(relay.udpPort).toBe(0);
    expect(relay.problem).toContain('EADDRINUSE');
    await relay.close();
    other.close();
  });

  it('listens on every address of the machine, on the same port', async () => {
    const relay = await RelayProcess.start({ udp: { host: null, port: 0 } });
    const transport = await udpTransport({ address: '127.0.0.1', port: relay.udpPort });
    const one = new TurnClient(transport, seatCredential(relay.options.secret, 'a'));
    expect((await one.allocate()).address).toBe('127.0.0.1');
    one.close();
    expect(relay.problem).toBeNull();
    await relay.close();
    expect(relay.hasEnded).toBe(true);
  });
});
