import type { LinkContext } from '../../../../lib/call/link/link-context';
import { LinkSuccession } from '../../../../lib/call/link/link-succession';
import { noTracks } from '../../../../lib/call/media/local-tracks';
import { qualityFor } from '../../../../lib/media/quality-table';
import type { PeerId } from '../../../../lib/signaling/identifiers';
import type { PeerSignal } from '../../../../lib/signaling/peer-signal';
import { factsOf } from '../../../fakes/facts';
import { FakeNetwork } from '../../../fakes/fake-network';
import { FakePeerConnection } from '../../../fakes/fake-peer-connection';
import { FakeMediaStream } from '../../../fakes/fake-track';
import { settled } from '../../../fakes/settled';
import { standIn } from '../../../fakes/stand-in';

globalThis.MediaStream = standIn<typeof MediaStream>(FakeMediaStream);

/** One side of a pair: its connections to the other, one after the other, and what they told. */
class Side {
  readonly told: string[] = [];
  readonly connections: FakePeerConnection[] = [];
  readonly links: LinkSuccession;
  other: Side | null = null;
  nowMs = 0;

  constructor(
    readonly id: string,
    partner: string,
    network: FakeNetwork,
  ) {
    const context = standIn<LinkContext>({
      edges: {
        createConnection: (configuration: RTCConfiguration) => {
          const made = new FakePeerConnection(network, configuration, id);
          this.connections.push(made);
          return made;
        },
        preferCodec: () => undefined,
        screenCodec: () => undefined,
      },
      now: () => this.nowMs,
      self: () => id,
      reaches: () => true,
      send: (_to: PeerId, signal: PeerSignal) => this.other?.receive(signal),
      iceServers: () => [],
      relayOnly: () => false,
      relayFirst: () => false,
      certificate: () => null,
      tracks: () => noTracks,
      openChannels: () => () => undefined,
      budget: () => qualityFor(2),
      facts: () => factsOf(id),
      reportError: (error: unknown) => {
        throw error;
      },
    });
    this.links = new LinkSuccession({
      id: partner as PeerId,
      context,
      attempt: 0,
      read: () => () => this.told.push('message'),
      onOpen: () => this.told.push('open'),
      onQuiet: () => this.told.push('quiet'),
      onUp: () => this.told.push('up'),
      onDown: () => this.told.push('down'),
      onNegotiated: () => undefined,
      onFailed: () => this.told.push('failed'),
      onStuck: () => undefined,
      onDue: () => undefined,
      onChange: () => undefined,
    });
  }

  receive(signal: PeerSignal): void {
    if (signal.type === 'restartRequest') return;
    const isNext = signal.attempt > this.links.attempt;
    if (isNext) this.links.retire();
    const link = isNext ? this.links.open(signal.attempt, false) : this.links.link;
    void link?.receive(signal);
  }

  /** Has time pass, with a look every second. */
  live(seconds: number): void {
    for (let second = 0; second < seconds; second++) {
      this.nowMs += 1_000;
      this.links.poll(this.nowMs);
    }
  }
}

function pair(): { ana: Side; ben: Side; network: FakeNetwork } {
  const network = new FakeNetwork();
  const [ana, ben] = [new Side('a', 'b', network), new Side('b', 'a', network)];
  ana.other = ben;
  ben.other = ana;
  return { ana, ben, network };
}

async function connected() {
  const world = pair();
  world.ana.links.open(1, false).offer();
  await settled();
  return world;
}

it('is up on both sides when one has offered and the other followed, by the same number', async () => {
  const { ana, ben } = await connected();
  for (const { links, told } of [ana, ben]) {
    expect(links.isUp).toBe(true);
    expect(links.condition).toBe('up');
    expect(links.attempt).toBe(1);
    expect(told.filter((word) => word === 'up')).toHaveLength(1);
    expect(told).toContain('open');
  }
  expect([ana.links.polite, ben.links.polite]).toEqual([true, false]);
});

it('never has two connections: the next one begins when the last one is closed', async () => {
  const { ana } = await connected();
  ana.links.retire();
  expect(ana.links.isUp).toBe(false);
  expect(ana.links.condition).toBe('starting');
  expect(ana.told.at(-1)).toBe('down');
  ana.links.open(2, false).offer();
  await settled();
  const [first, second] = ana.connections;
  expect(first?.connectionState).toBe('closed');
  expect(second?.connectionState).toBe('connected');
  expect(ana.links.isUp).toBe(true);
});

it('is down while nothing is heard, though ICE says nothing, and up with the next word', async () => {
  const { ana, ben } = await connected();
  ben.links.link?.tell('{}');
  await settled();
  ana.live(1);
  expect(ana.links.isUp).toBe(true);
  for (let second = 0; second < 6; second++) {
    ana.live(1);
    await settled();
  }
  expect(ana.links.isUp).toBe(false);
  expect(ana.links.condition).toBe('silent');
  expect(ana.links.link?.canTell).toBe(false);
  expect(ana.links.downMs(ana.nowMs + 500)).toBeGreaterThanOrEqual(500);
  ben.links.link?.tell('{}');
  await settled();
  ana.live(1);
  expect(ana.links.isUp).toBe(true);
  expect(ana.links.downMs(ana.nowMs)).toBe(0);
});

it('is shaky when the other side has closed it, and says once that ICE gave up', async () => {
  const { ana, ben } = await connected();
  ben.links.close();
  await settled();
  expect(ana.links.isUp).toBe(false);
  expect(ana.links.condition).toBe('shaky');
  ana.connections[0]?.setConnectionState('failed');
  ana.connections[0]?.onconnectionstatechange?.();
  expect(ana.links.condition).toBe('failed');
  expect(ana.told.filter((word) => word === 'failed')).toHaveLength(1);
});
