import { METHOD } from '../../server/relay/codec/stun-message';
import { ATTRIBUTE } from '../../server/relay/codec/stun-attribute';
import { eventually } from '../support/eventually';
import { RelayProcess } from '../turn/relay-process';
import { seatCredential } from '../turn/rest-credential';
import { streamTurnClient } from '../turn/stream-turn-client';
import { addressOf, TurnClient } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';

jest.setTimeout(60_000);

describe('the relay over its local socket', () => {
  let relay: RelayProcess;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    relay = await RelayProcess.start({
      limits: { streamIdleSeconds: 2 },
    });
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close());
    await eventually('closed streams', async () => (await relay.counters()).streams === 0);
  });
  afterAll(() => relay.close());

  async function client(user: string, proxyLine?: string) {
    const made = await streamTurnClient(relay, user, proxyLine);
    clients.push(made);
    return made;
  }

  const closed = (socket: { destroyed: boolean }) =>
    eventually('a closed connection', () => socket.destroyed);

  it('sees the client and the server as the PROXY line says', async () => {
    const one = await client('a', 'PROXY TCP6 2001:db8::7 ::1 51000 443\r\n');
    const answer = await one.ask(METHOD.binding);
    expect(addressOf(answer, ATTRIBUTE.xorMappedAddress)).toEqual({
      address: '2001:db8::7',
      port: 51_000,
    });
  });

  it('relays between a stream and UDP, with data of every length', async () => {
    const one = await client('a');
    const transport = await udpTransport({ address: '127.0.0.1', port: relay.udpPort });
    const other = new TurnClient(transport, seatCredential(relay.options.secret, 'b'));
    clients.push(other);
    const [at, atOther] = [await one.allocate(), await other.allocate()];
    await one.bind(0x4000, atOther);
    await other.bind(0x4001, at);
    other.onData = ({ data }) => other.sendOn(0x4001, data);
    const sent = Array.from({ length: 64 }, (_, length) => Buffer.alloc(length, length));
    for (const data of sent) one.sendOn(0x4000, data);
    await eventually('all echoes', () => one.arrived.length === sent.length);
    expect(one.arrived.map(({ data }) => data)).toEqual(sent);
    await other.refresh(0);
  });

  it('reads frames that are cut anywhere', async () => {
    const one = await client('a');
    const answered = one.ask(METHOD.binding);
    const request = one.encode(METHOD.binding, [], Buffer.alloc(12, 3));
    for (const byte of request) {
      one.socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    expect((await answered).messageClass).toBe('success');
    expect((await one.ask(METHOD.binding)).messageClass).toBe('success');
  });

  it('ends the allocation with the connection', async () => {
    const one = await client('a');
    await one.allocate();
    expect((await relay.counters()).allocations).toBe(1);
    one.socket.end();
    await closed(one.socket);
    await eventually('no allocation', async () => (await relay.counters()).allocations === 0);
  });

  it.each([
    ['no PROXY line', 'GET / HTTP/1.1\r\n'],
    ['a PROXY line without an end', 'P'.repeat(200)],
    ['a PROXY line of no address', 'PROXY UNKNOWN\r\n'],
    ['something that is no STUN', 'PROXY TCP4 192.0.2.1 127.0.0.1 1 1\r\nPOST / HTTP/1.1\r\n'],
  ])('closes a connection with %s', async (_what, bytes) => {
    const before = (await relay.counters()).malformed;
    const one = await client('a', bytes);
    await closed(one.socket);
    expect((await relay.counters()).malformed).toBe(before + 1);
  });

  it.each([
    ['says nothing', ''],
    ['says no PROXY line', 'PROXY '],
    ['has no allocation', undefined],
  ])('closes a connection that %s', async (_what, bytes) => {
    const before = (await relay.counters()).streamsCut;
    const one = await client('a', bytes);
    await closed(one.socket);
    expect((await relay.counters()).streamsCut).toBe(before + 1);
  });

  it('closes a connection with a frame that does not get whole, allocation or not', async () => {
    const one = await client('a');
    await one.allocate();
    one.socket.write(Buffer.from('4000ffff00', 'hex'));
    await closed(one.socket);
    await eventually('no allocation', async () => (await relay.counters()).allocations === 0);
  });

  it('keeps a connection with an allocation that is silent', async () => {
    const [one, idle] = [await client('a'), await client('b')];
    await one.allocate();
    await closed(idle.socket);
    expect(await one.refresh(600)).toBeNull();
  });

  it('drops media for a client that does not read, and goes on with others', async () => {
    const [slow, sender] = [await client('slow'), await client('sender')];
    const [atSlow, atSender] = [await slow.allocate(), await sender.allocate()];
    await slow.bind(0x4000, atSender);
    await sender.bind(0x4000, atSlow);
    slow.socket.pause();
    const data = Buffer.alloc(1_200, 1);
    await eventually('drops', async () => {
      for (let count = 0; count < 200; count++) sender.sendOn(0x4000, data);
      return (await relay.counters()).droppedForBackPressure > 1_000;
    });
    expect(await sender.refresh(600)).toBeNull();
    slow.socket.resume();
    await eventually('what was kept', () => slow.arrived.length > 0);
    expect(slow.arrived.every((one) => one.data.equals(data))).toBe(true);
    expect(await slow.refresh(600)).toBeNull();
  });

  it('drops data that fits no datagram, and lives on', async () => {
    const [one, other] = [await client('a'), await client('b')];
    const [at, atOther] = [await one.allocate(), await other.allocate()];
    await one.bind(0x4000, atOther);
    await other.permit(at);
    const before = await relay.counters();
    one.sendOn(0x4000, Buffer.alloc(65_535));
    one.sendOn(0x4000, Buffer.from('after'));
    await eventually('what came after it', () => other.arrived.length > 0);
    expect(other.arrived.map(({ data }) => data.toString())).toEqual(['after']);
    const after = await relay.counters();
    expect(after.droppedTooLong).toBe(before.droppedTooLong + 1);
    expect(after.faults).toBe(0);
  });

  it('does not wait for a long frame of a client without an allocation', async () => {
    const one = await client('a');
    const before = (await relay.counters()).malformed;
    // A STUN message of 4 KiB is announced.
    one.socket.write(Buffer.from('000110002112a442', 'hex'));
    await closed(one.socket);
    expect((await relay.counters()).malformed).toBe(before + 1);
  });

  it('cuts off a client that asks and asks and never reads', async () => {
    const one = await client('a');
    await one.ask(METHOD.binding);
    one.socket.pause();
    const request = one.encode(METHOD.binding, []);
    const ask = setInterval(() => {
      for (let count = 0; count < 2_000; count++) one.socket.write(request);
    }, 5);
    await eventually('no stream', async () => (await relay.counters()).streams === 0);
    clearInterval(ask);
  });
});
