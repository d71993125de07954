import { METHOD } from '../../../server/relay/codec/stun-message';
import { FaultLog } from '../../../server/relay/fault-log';
import { RelayWorld } from '../../fakes/relay-world';
import { settled } from '../../fakes/settled';
import { UDP_TRANSPORT } from '../../turn/turn-client';

const PEER = { address: '8.8.4.4', port: 5_000 };

describe('what makes the relay throw', () => {
  const broken = (): never => {
    throw new Error('broken');
  };

  it('and came from a peer, ends the allocation that it came to, and is counted', async () => {
    const world = new RelayWorld();
    const [one, other] = [world.client(), world.client()];
    const [atOne] = [await one.allocate(), await other.allocate()];
    await one.permit(PEER);
    one.path.sendMedia = broken;
    world.arrive(PEER, atOne, 'hello');
    expect(world.faults).toEqual([new Error('broken')]);
    expect(world.counters.report()).toMatchObject({ faults: 1, allocations: 1 });
    expect(await other.refresh(600)).toBeNull();
    world.arrive(PEER, atOne, 'hello');
    expect(world.faults).toHaveLength(1);
  });

  it('and happens after a socket was opened, ends that allocation, and no process', async () => {
    const world = new RelayWorld();
    const client = world.client();
    client.learn(await client.ask(METHOD.allocate, [UDP_TRANSPORT]));
    client.path.send = broken;
    client.raw(client.encode(METHOD.allocate, [UDP_TRANSPORT]));
    await settled();
    expect(world.faults).toEqual([new Error('broken')]);
    expect([world.open.size, client.path.isHeld]).toEqual([0, false]);
  });
});

describe('FaultLog', () => {
  it('tells of the first at once, and then once a minute how many there were', () => {
    let nowS = 100;
    const told: unknown[] = [];
    const log = new FaultLog({ now: () => nowS, tell: (note) => told.push(note) });
    log.note('one');
    for (let count = 0; count < 1_000; count++) log.note(new Error('more'));
    nowS += 60;
    log.note({ odd: true });
    expect(told).toEqual([
      { error: 'one', more: 0 },
      { error: '[object Object]', more: 1_000 },
    ]);
  });

  it('says where it happened, in so many words and no more', () => {
    const told: { error: string }[] = [];
    new FaultLog({ now: () => 0, tell: (note) => told.push(note) }).note(
      new Error('x'.repeat(9_000)),
    );
    new FaultLog({ now: () => 0, tell: (note) => told.push(note) }).note(new RangeError('here'));
    expect(told[0]?.error).toHaveLength(2_000);
    expect(told[1]?.error).toMatch(/^RangeError: here\n\s+at .*faults\.test/);
  });
});
