import type { Socket } from 'node:net';
import { Backlog } from '../../../server/relay/backlog';
import type { RelayLimits } from '../../../server/relay/relay-limits';
import { DEFAULT_LIMITS } from '../../../server/relay/relay-limits';
import { StreamClient } from '../../../server/relay/stream-client';
import { settled } from '../../fakes/settled';
import { standIn } from '../../fakes/stand-in';

const ENDS = {
  remote: { address: '198.51.100.7', port: 1 },
  local: { address: '192.0.2.10', port: 443 },
};

/** The sending side of a socket whose other end reads when the test says so. */
class SlowSocket {
  readonly waiting: Buffer[] = [];
  destroyed = false;
  readonly #callbacks: (() => void)[] = [];

  get writableLength(): number {
    return this.waiting.reduce((sum, { length }) => sum + length, 0);
  }

  write(bytes: Buffer, onSent?: () => void): void {
    this.waiting.push(bytes);
    if (onSent) this.#callbacks.push(onSent);
  }

  read(): void {
    this.waiting.length = 0;
    for (const onSent of this.#callbacks.splice(0)) onSent();
  }

  cork(): void {}

  uncork(): void {}

  destroy(): void {
    this.destroyed = true;
  }
}

function streamClient(limits: Partial<RelayLimits> = {}, backlog = new Backlog(1e9)) {
  const socket = new SlowSocket();
  const client = new StreamClient({
    socket: standIn<Socket>(socket),
    ends: ENDS,
    limits: { ...DEFAULT_LIMITS, ...limits },
    backlog,
  });
  return { client, socket };
}

const frame = (bytes: number) => Buffer.alloc(bytes, 1);

describe('a client over a stream that does not read', () => {
  it('is cut off when answers pile up, long before they are a burden if it has no allocation', () => {
    const { client, socket } = streamClient({
      answerBacklogBytes: 4_000,
      mediaBacklogBytes: 8_000,
    });
    for (let count = 0; count < 8; count++) client.send(frame(100));
    expect(socket.destroyed).toBe(false);
    client.send(frame(100));
    expect(socket.destroyed).toBe(true);
    const held = streamClient({ answerBacklogBytes: 4_000, mediaBacklogBytes: 8_000 });
    held.client.hold();
    for (let count = 0; count < 24; count++) held.client.send(frame(100));
    expect(held.socket.destroyed).toBe(false);
    held.client.send(frame(100));
    expect(held.socket.destroyed).toBe(true);
  });

  it('gets no more media than may wait, and goes on when it has read', () => {
    const { client, socket } = streamClient({ mediaBacklogBytes: 10_000 });
    client.hold();
    const taken = () => Array.from({ length: 20 }, () => client.sendMedia(frame(1_200)));
    expect(taken().filter(Boolean)).toHaveLength(9);
    socket.read();
    expect(taken().filter(Boolean)).toHaveLength(9);
  });

  it('does not get more of it in small pieces, of which each takes room of its own', async () => {
    const { client } = streamClient({ mediaBacklogBytes: 10_000 });
    client.hold();
    let taken = 0;
    while (client.sendMedia(frame(4))) taken += 1;
    expect(taken).toBe(20);
    await settled();
    expect(client.sendMedia(frame(4))).toBe(false);
    const slow = streamClient({ mediaBacklogBytes: 10_000 }).client;
    slow.hold();
    for (taken = 0; slow.sendMedia(frame(4)); taken += 1) await settled();
    expect(taken).toBe(20);
  });

  it('does not keep what came along with its frames, and loses nothing of them', async () => {
    const { client, socket } = streamClient();
    client.hold();
    client.sendMedia(frame(64));
    await settled();
    const chunk = Buffer.from(Array.from({ length: 65_536 }, (_, index) => index & 0xff));
    client.sendMedia(chunk.subarray(100, 201));
    client.send(chunk.subarray(300, 320));
    await settled();
    const [, piece] = socket.waiting;
    const padding = Buffer.alloc(3);
    const expected = [chunk.subarray(100, 201), padding, chunk.subarray(300, 320)];
    expect(piece).toEqual(Buffer.concat(expected));
    expect(piece?.buffer.byteLength).toBe(124);
    socket.read();
    await settled();
    client.sendMedia(chunk.subarray(100, 201));
    expect(socket.waiting[0]?.buffer).toBe(chunk.buffer);
    expect(Buffer.concat(socket.waiting)).toEqual(Buffer.concat(expected.slice(0, 2)));
  });

  it('gets little when much waits in all streams, and more when others have read or are gone', async () => {
    const backlog = new Backlog(20_000);
    const limits = { mediaBacklogBytes: 30_000, crowdedBacklogBytes: 2_000 };
    const [slow, slower, late] = [
      streamClient(limits, backlog),
      streamClient(limits, backlog),
      streamClient(limits, backlog),
    ];
    for (const { client } of [slow, slower, late]) client.hold();
    const fill = ({ client }: typeof slow) => {
      let taken = 0;
      while (client.sendMedia(frame(1_000))) taken += 1;
      return taken;
    };
    expect(fill(slow)).toBe(31);
    await settled();
    expect(backlog.isCrowded).toBe(true);
    expect([fill(slower), fill(late)]).toEqual([3, 3]);
    await settled();
    slow.socket.read();
    slow.client.account();
    expect(backlog.isCrowded).toBe(false);
    expect(fill(slower)).toBeGreaterThan(20);
    await settled();
    expect(backlog.isCrowded).toBe(true);
    slower.socket.destroy();
    slower.client.account();
    expect(backlog.isCrowded).toBe(false);
  });
});
