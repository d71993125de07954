import { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import { Door } from '../../../../server/port/door';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

/** A connection of which the test is the other side. */
class FakeSocket extends Duplex {
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

describe('Door', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('hands a connection on with every byte unread', async () => {
    const taken: Socket[] = [];
    const door = new Door({ http: (socket) => void taken.push(socket) });
    const client = new FakeSocket();
    door.admit(client.socket);
    client.push('GET / HT');
    await settled();
    expect(taken).toEqual([client]);
    const got: string[] = [];
    client.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    client.push('TP/1.1');
    await settled();
    expect(got.join('')).toBe('GET / HTTP/1.1');
    expect(door.counts).toEqual({ http: 1, tls: 0, stun: 0, unknown: 0, silent: 0 });
  });

  it('leaves a connection alone that it has handed on', async () => {
    const door = new Door({ http: () => undefined });
    const client = new FakeSocket();
    door.admit(client.socket);
    client.push('G');
    await settled();
    expect(client.listenerCount('error')).toBe(0);
    jest.advanceTimersByTime(60_000);
    door.close();
    expect(client.destroyed).toBe(false);
  });

  it.each([
    ['nothing known', Buffer.from([0x80])],
    ['something that is not spoken here', Buffer.from([0x00, 0x01])],
  ])('closes without a word what says %s', async (_what, bytes) => {
    const door = new Door({ http: () => undefined });
    const client = new FakeSocket();
    const write = jest.spyOn(client, '_write');
    door.admit(client.socket);
    client.push(bytes);
    await settled();
    expect(client.destroyed).toBe(true);
    expect(write).not.toHaveBeenCalled();
    expect(door.counts.unknown).toBe(1);
  });

  it('closes what says nothing for 10 s', () => {
    const door = new Door({ http: () => undefined });
    const client = new FakeSocket();
    door.admit(client.socket);
    jest.advanceTimersByTime(9_999);
    expect(client.destroyed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(client.destroyed).toBe(true);
    expect(door.counts.silent).toBe(1);
  });

  it('closes what ends or breaks before it says anything', async () => {
    const door = new Door({ http: () => undefined });
    const [ended, broken] = [new FakeSocket(), new FakeSocket()];
    for (const client of [ended, broken]) door.admit(client.socket);
    ended.push(null);
    broken.destroy(new Error('reset'));
    await settled();
    expect(ended.destroyed).toBe(true);
    jest.advanceTimersByTime(60_000);
    expect(door.counts).toEqual({ http: 0, tls: 0, stun: 0, unknown: 0, silent: 0 });
  });

  it('gives up the one that is silent for longest when there are too many', () => {
    const door = new Door({ http: () => undefined });
    const clients = Array.from({ length: 1_002 }, () => new FakeSocket());
    for (const client of clients) door.admit(client.socket);
    expect(clients.map(({ destroyed }) => destroyed).lastIndexOf(true)).toBe(1);
    door.close();
    expect(clients.every(({ destroyed }) => destroyed)).toBe(true);
  });
});
