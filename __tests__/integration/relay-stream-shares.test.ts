import { METHOD } from '../../server/relay/codec/stun-message';
import { eventually } from '../support/eventually';
import { RelayProcess } from '../turn/relay-process';
import { streamTurnClient } from '../turn/stream-turn-client';
import type { TurnClient } from '../turn/turn-client';

jest.setTimeout(60_000);

const STREAMS = 12;
const STREAMS_PER_ADDRESS = 6;

describe('the connections that a relay takes', () => {
  let relay: RelayProcess;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    relay = await RelayProcess.start({
      limits: {
        streams: { total: STREAMS, perNetwork: STREAMS_PER_ADDRESS, atLeast: STREAMS_PER_ADDRESS },
      },
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

  it('are no more from one address than it may have', async () => {
    const before = (await relay.counters()).streamsRefused;
    const made = [];
    for (let count = 0; count < STREAMS_PER_ADDRESS; count++) {
      const one = await client('a');
      await one.ask(METHOD.binding);
      made.push(one);
    }
    const late = await client('a');
    await closed(late.socket);
    expect((await relay.counters()).streamsRefused).toBe(before + 1);
    const elsewhere = await client('a', 'PROXY TCP4 198.51.100.8 127.0.0.1 1 1\r\n');
    expect((await elsewhere.ask(METHOD.binding)).messageClass).toBe('success');
  });

  it('take the place of who has waited longest without an allocation, when all are taken', async () => {
    const from = (index: number) => `PROXY TCP4 203.0.113.${String(index)} 127.0.0.1 1 1\r\n`;
    const working = await client('a', from(0));
    await working.allocate();
    const idle = [];
    for (let index = 1; index < STREAMS; index++) {
      const one = await client('a', from(index));
      await one.ask(METHOD.binding);
      idle.push(one);
    }
    const late = await client('a', from(STREAMS));
    expect((await late.ask(METHOD.binding)).messageClass).toBe('success');
    const [longest, second] = idle;
    await eventually('a closed connection', () => longest?.socket.destroyed ?? false);
    expect(second?.socket.destroyed).toBe(false);
    expect(await working.refresh(600)).toBeNull();
  });

  it('are those of the network in IPv6, whatever address of it is used', async () => {
    const before = (await relay.counters()).streamsRefused;
    for (let host = 1; host <= STREAMS_PER_ADDRESS; host++) {
      const one = await client('a', `PROXY TCP6 2001:db8::${String(host)} ::1 1 1\r\n`);
      await one.ask(METHOD.binding);
    }
    const late = await client('a', 'PROXY TCP6 2001:db8::ffff ::1 1 1\r\n');
    await closed(late.socket);
    expect((await relay.counters()).streamsRefused).toBe(before + 1);
  });
});
