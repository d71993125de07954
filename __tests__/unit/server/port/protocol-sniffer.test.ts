import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { ProtocolSniffer } from '../../../../server/port/protocol-sniffer';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

/** A connection of which the test is the other side. */
class FakeSocket extends Duplex {
  constructor(readonly remoteAddress = '192.0.2.1') {
    super();
  }
  override _read(): void {
    // What comes is pushed.
  }
  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }
  get socket(): Socket {
    return standIn<Socket>(this);
  }
}

describe('ProtocolSniffer', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('hands a connection on with every byte unread', async () => {
    const taken: Socket[] = [];
    const sniffer = new ProtocolSniffer({ http: (socket) => void taken.push(socket) });
    const client = new FakeSocket();
    sniffer.take(client.socket);
    client.push('GET / HT');
    await settled();
    expect(taken).toEqual([client]);
    const got: string[] = [];
    client.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    client.push('TP/1.1');
    await settled();
    expect(got.join('')).toBe('GET / HTTP/1.1');
    expect(sniffer.counts).toEqual({ http: 1, tls: 0, stun: 0, unknown: 0, silent: 0 });
  });

  it('leaves a connection alone that it has handed on', async () => {
    const sniffer = new ProtocolSniffer({ http: () => undefined });
    const client = new FakeSocket();
    sniffer.take(client.socket);
    client.push('G');
    await settled();
    expect(client.listenerCount('error')).toBe(0);
    jest.advanceTimersByTime(60_000);
    sniffer.close();
    expect(client.destroyed).toBe(false);
  });

  it.each([
    ['nothing known', Buffer.from([0x80])],
    ['something that is not spoken here', Buffer.from([0x00, 0x01])],
  ])('closes without a word what says %s', async (_what, bytes) => {
    const sniffer = new ProtocolSniffer({ http: () => undefined });
    const client = new FakeSocket();
    const write = jest.spyOn(client, '_write');
    sniffer.take(client.socket);
    client.push(bytes);
    await settled();
    expect(client.destroyed).toBe(true);
    expect(write).not.toHaveBeenCalled();
    expect(sniffer.counts.unknown).toBe(1);
  });

  it('closes what says nothing for 10 s', () => {
    const sniffer = new ProtocolSniffer({ http: () => undefined });
    const client = new FakeSocket();
    sniffer.take(client.socket);
    jest.advanceTimersByTime(9_999);
    expect(client.destroyed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(client.destroyed).toBe(true);
    expect(sniffer.counts.silent).toBe(1);
  });

  it('closes what ends or breaks before it says anything', async () => {
    const sniffer = new ProtocolSniffer({ http: () => undefined });
    const [ended, broken] = [new FakeSocket(), new FakeSocket()];
    for (const client of [ended, broken]) sniffer.take(client.socket);
    ended.push(null);
    broken.destroy(new Error('reset'));
    await settled();
    expect(ended.destroyed).toBe(true);
    jest.advanceTimersByTime(60_000);
    expect(sniffer.counts).toEqual({ http: 0, tls: 0, stun: 0, unknown: 0, silent: 0 });
  });

  it('gives up the one that is silent for longest when there are too many', () => {
    const sniffer = new ProtocolSniffer({ http: () => undefined });
    const clients = Array.from({ length: 1_002 }, () => new FakeSocket());
    for (const client of clients) sniffer.take(client.socket);
    expect(clients.map(({ destroyed }) => destroyed).lastIndexOf(true)).toBe(1);
    sniffer.close();
    expect(clients.every(({ destroyed }) => destroyed)).toBe(true);
  });

  describe('when many say something at once', () => {
    const comeAtOnce = (sniffer: ProtocolSniffer, addresses: readonly string[]): FakeSocket[] => {
      const clients = addresses.map((address) => new FakeSocket(address));
      for (const client of clients) {
        sniffer.take(client.socket);
        client.push('GET');
      }
      return clients;
    };
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const many = Array<string>(20).fill('192.0.2.1');

    it('hands on a few of them in a turn of the event loop, and all of them in the end', async () => {
      const taken: Socket[] = [];
      const sniffer = new ProtocolSniffer({ http: (socket) => void taken.push(socket) });
      const clients = comeAtOnce(sniffer, many);
      let before = 0;
      while (before < clients.length) {
        await turn();
        expect(taken.length - before).toBeLessThanOrEqual(8);
        expect(taken.length).toBeGreaterThan(before);
        before = taken.length;
      }
      expect(taken).toEqual(clients);
    });

    it('lets who comes alone not wait behind them', async () => {
      const taken: string[] = [];
      const sniffer = new ProtocolSniffer({
        http: ({ remoteAddress = '' }) => void taken.push(remoteAddress),
      });
      comeAtOnce(sniffer, [...many, '198.51.100.1']);
      while (taken.length <= many.length) await turn();
      expect(taken.indexOf('198.51.100.1')).toBeLessThan(9);
    });

    it('closes who breaks while it waits, and all who wait when it is closed', async () => {
      const taken: Socket[] = [];
      const sniffer = new ProtocolSniffer({ http: (socket) => void taken.push(socket) });
      const clients = comeAtOnce(sniffer, many);
      clients.at(-1)?.once('readable', () => clients.at(-1)?.destroy(new Error('reset')));
      clients.at(-2)?.once('readable', () => setImmediate(() => sniffer.close()));
      const gone = () => clients.filter(({ destroyed }) => destroyed).length;
      while (taken.length + gone() < clients.length) await turn();
      expect(clients.at(-1)?.destroyed).toBe(true);
      expect(taken).not.toContain(clients.at(-2));
    });
  });
});
