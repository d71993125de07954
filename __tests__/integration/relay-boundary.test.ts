import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientPath } from '../../server/relay/client-path';
import { METHOD } from '../../server/relay/codec/stun-message';
import type { Relay } from '../../server/relay/relay';
import { RelayCounters } from '../../server/relay/relay-counters';
import { DEFAULT_LIMITS } from '../../server/relay/relay-limits';
import { StreamListener } from '../../server/relay/stream-listener';
import { UdpListener } from '../../server/relay/udp-listener';
import { standIn } from '../fakes/stand-in';
import { eventually } from '../support/eventually';
import { streamTransport } from '../turn/stream-transport';
import { TurnClient } from '../turn/turn-client';
import { udpTransport } from '../turn/udp-transport';

const EVIL = Buffer.from('40000000', 'hex');

/** Echoes what is said, and does not get over one word. */
class BrittleRelay {
  readonly failed: (ClientPath | null)[] = [];
  readonly forgotten: ClientPath[] = [];

  receive(path: ClientPath, bytes: Buffer): void {
    if (bytes.equals(EVIL)) throw new Error('that word');
    path.send(bytes);
  }

  fail(path: ClientPath | null): void {
    this.failed.push(path);
  }

  forget(path: ClientPath): void {
    this.forgotten.push(path);
  }
}

describe('a message that makes the relay throw', () => {
  const brittle = new BrittleRelay();
  const relay = standIn<Relay>(brittle);
  beforeEach(() => brittle.failed.splice(0));

  /** @returns a client, and what comes back to it */
  function talk(transport: TurnClient['transport']) {
    const frames: Buffer[] = [];
    const client = new TurnClient(transport, null);
    transport.onFrame = (frame) => frames.push(frame);
    const say = async () => {
      const before = frames.length;
      transport.send(client.encode(METHOD.binding, []));
      await eventually('an echo', () => frames.length > before);
    };
    return { say, send: transport.send, close: transport.close };
  }

  it('costs the client that sent it, over UDP', async () => {
    const listener = await UdpListener.open({ address: '127.0.0.1', port: 0 }, relay, 1e6);
    const at = { address: '127.0.0.1', port: listener.port };
    const [one, other] = [talk(await udpTransport(at)), talk(await udpTransport(at))];
    await other.say();
    one.send(EVIL);
    await eventually('a failure', () => brittle.failed.length === 1);
    await other.say();
    await one.say();
    expect(brittle.failed).toHaveLength(1);
    for (const { close } of [one, other, listener]) close.call(listener);
  });

  it('costs the connection that it came by, over TCP', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-'));
    const counters = new RelayCounters();
    const listener = new StreamListener({
      relay,
      counters,
      limits: DEFAULT_LIMITS,
      now: () => 0,
      onFault: () => undefined,
    });
    await listener.listen(join(folder, 'streams'));
    const transports = [
      await streamTransport(join(folder, 'streams')),
      await streamTransport(join(folder, 'streams')),
    ] as const;
    const [one, other] = [talk(transports[0]), talk(transports[1])];
    await one.say();
    await other.say();
    one.send(EVIL);
    await eventually('a closed connection', () => transports[0].socket.destroyed);
    expect(brittle.failed).toHaveLength(1);
    expect(brittle.forgotten).toContain(brittle.failed[0]);
    await other.say();
    expect(counters.streams).toBe(1);
    other.close();
    await eventually('no connection', () => counters.streams === 0);
    listener.close();
    rmSync(folder, { recursive: true });
  });
});
