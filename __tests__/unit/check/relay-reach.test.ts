import { relayReach } from '../../../lib/check/relay-reach';
import { FakeRelayWorld } from '../../fakes/fake-relay-world';

const relay = {
  iceServers: [{ urls: ['stun:h:1', 'turn:h:1', 'turns:h:1'], username: 'u', credential: 'c' }],
};
const stun = [{ urls: ['stun:h:1'] }];
const never = () => new AbortController().signal;

it('does not connect where no relay is offered, and says when there is one in rooms', async () => {
  const { edges, connections } = new FakeRelayWorld();
  expect(await relayReach({ iceServers: stun }, never(), edges)).toBe('notOffered');
  const inRoom = { iceServers: stun, relayInRoom: true } as const;
  expect(await relayReach(inRoom, never(), edges)).toBe('inRoom');
  expect(connections).toEqual([]);
});

it.each([
  [() => true, 'reached'],
  [(url: string) => url.startsWith('turns'), 'reached'],
  [() => false, 'unreached'],
] as const)('tells whether it is reached (%#)', async (reaches, reach) => {
  const world = new FakeRelayWorld({ reaches });
  const asked = relayReach(relay, never(), world.edges);
  await world.clock.advance(15_000);
  expect(await asked).toBe(reach);
  expect(world.open).toEqual([]);
  expect(world.clock.pending).toBe(0);
});

it('gives up in time', async () => {
  const world = new FakeRelayWorld({ reaches: () => false });
  world.silent = true;
  const asked = relayReach(relay, never(), world.edges);
  await world.clock.advance(15_000);
  expect(await asked).toBe('unreached');
});

it('stops at once when told to', async () => {
  const world = new FakeRelayWorld({ delayMs: 5_000 });
  const abort = new AbortController();
  const asked = relayReach(relay, abort.signal, world.edges);
  const outcome = expect(asked).rejects.toThrow();
  await world.clock.advance(1_000);
  expect(world.open).toHaveLength(2);
  abort.abort();
  await outcome;
  expect(world.open).toEqual([]);
});

it('does not begin after it was told to stop', async () => {
  const world = new FakeRelayWorld();
  await expect(relayReach(relay, AbortSignal.abort(), world.edges)).rejects.toThrow();
  expect(world.open).toEqual([]);
});
