import type { CheckSnapshot } from '../../../lib/check/check-snapshot';
import { NetworkCheck } from '../../../lib/check/network-check';
import { verdict } from '../../../lib/check/verdict';
import type { IceServer } from '../../../lib/signaling/events';
import type { FakeLine } from '../../fakes/fake-relay-world';
import { FakeRelayWorld } from '../../fakes/fake-relay-world';

const everything: IceServer[] = [
  {
    urls: [
      'stun:h:1',
      'turn:h:1?transport=udp',
      'turn:h:1?transport=tcp',
      'turns:h:1?transport=tcp',
    ],
    username: 'u',
    credential: 'c',
  },
];

function prepare(
  line: Partial<FakeLine> = {},
  iceServers: IceServer[] | null = everything,
  relayInRoom = false,
) {
  const world = new FakeRelayWorld(line);
  const check = new NetworkCheck({
    askIceServers: () =>
      iceServers
        ? Promise.resolve({ iceServers, ...(relayInRoom && { relayInRoom }) })
        : new Promise(() => undefined),
    edges: world.edges,
  });
  return { world, check };
}

const statuses = ({ steps }: CheckSnapshot) =>
  Object.values(steps)
    .map(({ status }) => status)
    .join(' ');

it('does nothing before it is started', () => {
  const { world, check } = prepare();
  expect(check.getSnapshot().phase).toBe('idle');
  expect(world.connections).toEqual([]);
});

it('goes through all of it, one after the other, and leaves nothing open', async () => {
  const { world, check } = prepare({ delayMs: 20, bps: 2_000_000 });
  const seen: string[] = [];
  check.subscribe(() => seen.push(statuses(check.getSnapshot())));
  check.start();
  await world.clock.advance(20_000);
  expect([...new Set(seen)]).toEqual([
    'waiting waiting waiting waiting waiting',
    'running waiting waiting waiting waiting',
    'good waiting waiting waiting waiting',
    'good running waiting waiting waiting',
    'good good waiting waiting waiting',
    'good good running waiting waiting',
    'good good good waiting waiting',
    'good good good running waiting',
    'good good good good waiting',
    'good good good good running',
    'good good good good good',
  ]);
  expect(check.getSnapshot().phase).toBe('done');
  expect(world.open).toEqual([]);
  expect(world.clock.pending).toBe(0);
  const { udp } = check.getSnapshot().steps;
  if (udp.status !== 'good' || !udp.figures) throw new Error('nothing measured');
  expect(udp.figures.throughputBps).toBeGreaterThan(1_900_000);
  expect(udp.figures.throughputBps).toBeLessThan(2_100_000);
  expect(udp.figures.rttMs).toBeCloseTo(20, 0);
  expect(verdict(check.getSnapshot())).toEqual({
    ways: 'all',
    capacity: 'sharpest',
    unsteady: false,
  });
});

it('tries each transport alone, through the relay only', async () => {
  const { world, check } = prepare();
  check.start();
  await world.clock.advance(20_000);
  const [, ...loopbacks] = world.connections;
  expect(loopbacks.map(({ configuration }) => configuration.iceTransportPolicy)).toEqual(
    Array.from({ length: 6 }, () => 'relay'),
  );
  expect(
    loopbacks.flatMap(({ configuration }) => configuration.iceServers?.flatMap(({ urls }) => urls)),
  ).toEqual(everything[0]?.urls.slice(1).flatMap((url) => [url, url]));
  expect(loopbacks[0]?.channel?.init).toMatchObject({ ordered: false, maxRetransmits: 0 });
});

it('finds a network without UDP', async () => {
  const { world, check } = prepare({ reaches: (url) => url.endsWith('tcp') });
  check.start();
  await world.clock.advance(30_000);
  expect(statuses(check.getSnapshot())).toBe('good unsure bad good good');
  expect(verdict(check.getSnapshot()).ways).toBe('relayOnly');
});

it('gives up a relay that never answers', async () => {
  const { world, check } = prepare({ reaches: () => false });
  world.silent = true;
  check.start();
  await world.clock.advance(40_000);
  expect(statuses(check.getSnapshot())).toBe('good unsure bad bad bad');
  expect(verdict(check.getSnapshot())).toEqual({ ways: 'none', capacity: null, unsteady: false });
  expect(world.open).toEqual([]);
});

it('skips what the server does not offer', async () => {
  const { world, check } = prepare({}, [{ urls: ['turn:h:1?transport=tcp'] }]);
  check.start();
  await world.clock.advance(20_000);
  expect(statuses(check.getSnapshot())).toBe('good skipped skipped good skipped');
});

it('does not call a relay bad that it may not try here', async () => {
  const { world, check } = prepare({}, [{ urls: ['stun:h:1'] }], true);
  check.start();
  await world.clock.advance(20_000);
  expect(statuses(check.getSnapshot())).toBe('good good unsure unsure unsure');
  expect(verdict(check.getSnapshot()).ways).toBe('relayInRoom');
});

it('tells that the server does not answer', async () => {
  const { world, check } = prepare({}, null);
  check.start();
  await world.clock.advance(20_000);
  expect(statuses(check.getSnapshot())).toBe('bad waiting waiting waiting waiting');
  expect(verdict(check.getSnapshot()).ways).toBe('noServer');
});

it.each([0, 50, 1_000, 5_000])('stops after %d ms, and closes everything', async (afterMs) => {
  const { world, check } = prepare();
  check.start();
  await world.clock.advance(afterMs);
  check.stop();
  const stopped = check.getSnapshot();
  expect(stopped.phase).toBe('stopped');
  expect(statuses(stopped)).not.toContain('running');
  await world.clock.advance(20_000);
  expect(check.getSnapshot()).toBe(stopped);
  expect(world.open).toEqual([]);
  expect(world.clock.pending).toBe(0);
});

it('runs again, also while a run is under way', async () => {
  const { world, check } = prepare();
  check.start();
  await world.clock.advance(1_000);
  check.start();
  await world.clock.advance(20_000);
  expect(statuses(check.getSnapshot())).toBe('good good good good good');
  check.start();
  expect(check.getSnapshot().phase).toBe('running');
  await world.clock.advance(20_000);
  expect(check.getSnapshot().phase).toBe('done');
  expect(world.open).toEqual([]);
});

it.each([
  ['a lossy line', { losesEach: 10 }, 0.1],
  ['a sound one', {}, 0],
])('counts the loss of %s', async (_, line, loss) => {
  const { world, check } = prepare(line);
  check.start();
  await world.clock.advance(20_000);
  const { tcp } = check.getSnapshot().steps;
  if (tcp.status !== 'good' || !tcp.figures) throw new Error('nothing measured');
  expect(tcp.figures.loss).toBeCloseTo(loss, 2);
  expect(verdict(check.getSnapshot()).unsteady).toBe(loss > 0);
});
