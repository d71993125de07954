import { networksOf } from '../../../../server/shares/networks-of';
import { claim, HOLD_MS, peer, room, roomWorld, SALA, SIT, WAIT } from './room-world';

const elsewhere = (index: number) => ({ networks: networksOf(`198.51.100.${String(index)}`) });

describe('the door of a locked room', () => {
  const locked = () => {
    const world = roomWorld();
    world.registry.take(SALA, claim('host'), SIT);
    world.registry.obey('host', { type: 'lock', locked: true });
    return world;
  };

  it('has four places for one address, and leaves the others', () => {
    const { registry } = locked();
    const statuses = Array.from(
      { length: 10 },
      (_, index) => registry.take(SALA, claim(`a${String(index)}`), SIT).status,
    );
    expect(statuses.filter((status) => status === 'outside')).toHaveLength(4);
    expect(statuses.filter((status) => status === 'door_busy')).toHaveLength(6);
    expect(registry.take(SALA, claim('guest', elsewhere(1)), SIT).status).toBe('outside');
    registry.leave('a0');
    expect(registry.take(SALA, claim('a9'), SIT).status).toBe('outside');
  });

  it('keeps an address that was refused away for a while, and longer each time', () => {
    const { registry, clock } = locked();
    const refuse = (name: string) => {
      expect(registry.take(SALA, claim(name), SIT).status).toBe('outside');
      registry.obey('host', { type: 'answer', peer: peer(name), admit: false });
    };
    refuse('a');
    expect(registry.take(SALA, claim('b'), SIT).status).toBe('paused');
    expect(registry.take(SALA, claim('guest', elsewhere(1)), SIT).status).toBe('outside');
    clock.nowMs += 1_000;
    refuse('b');
    clock.nowMs += 1_000;
    expect(registry.take(SALA, claim('c'), SIT).status).toBe('paused');
    clock.nowMs += 1_000;
    expect(registry.take(SALA, claim('c'), SIT).status).toBe('outside');
  });

  it('lets whoever stands there already come again on another connection', () => {
    const { registry } = locked();
    registry.take(SALA, claim('a'), SIT);
    registry.take(SALA, claim('b'), SIT);
    registry.obey('host', { type: 'answer', peer: peer('a'), admit: false });
    expect(registry.take(SALA, claim('b', { connection: 'b2' }), SIT)).toMatchObject({
      status: 'outside',
      turnover: { dismissed: [{ connection: 'b', why: 'replaced' }] },
    });
  });
});

describe('the queue of a full room', () => {
  it('has places for a crowd of one address, leaves some to others, and has fifty in all', () => {
    const { registry } = roomWorld({ capacity: 2 });
    for (const name of ['x', 'y']) registry.take(SALA, claim(name), SIT);
    const wait = (count: number, address: number) =>
      Array.from({ length: count }, (_, index) => {
        const name = `${String(address)}/${String(index)}`;
        return registry.take(SALA, claim(name, elsewhere(address)), WAIT).status;
      }).filter((status) => status === 'waiting').length;
    expect(wait(30, 1)).toBe(15);
    expect(wait(30, 2)).toBeGreaterThanOrEqual(10);
    for (let address = 3; address < 20; address++) wait(30, address);
    expect(registry.room(SALA).queue).toHaveLength(50);
  });

  it('is the same place for somebody whose pass to the locked room has run out meanwhile', () => {
    const { registry, clock } = roomWorld({ capacity: 2 });
    for (const name of ['host', 'ben']) registry.take(SALA, claim(name), SIT);
    registry.leave('ben');
    registry.take(SALA, claim('cleo'), SIT);
    registry.obey('host', { type: 'lock', locked: true });
    expect(registry.take(SALA, claim('ben', { returning: true }), WAIT).status).toBe('waiting');
    clock.nowMs += 120_000;
    const again = registry.take(SALA, claim('ben', { connection: 'ben2', returning: true }), WAIT);
    expect(again).toMatchObject({
      status: 'waiting',
      turnover: { dismissed: [{ connection: 'ben', why: 'replaced' }] },
    });
    expect(registry.room(SALA).queue).toMatchObject([{ connection: 'ben2' }]);
    expect(registry.room(SALA).callers).toEqual([]);
  });
});

describe('rooms', () => {
  it('are so many, also for those who come back to one', () => {
    const { registry } = roomWorld({ maxRooms: 1 });
    registry.take(SALA, claim('a'), SIT);
    expect(registry.hasSpaceFor(room('otra'), claim('b', { returning: true }))).toBe(false);
    expect(registry.hasSpaceFor(SALA, claim('b'))).toBe(true);
  });

  it('grow back in any number right after a restart', () => {
    const { registry, clock } = roomWorld({ maxRooms: 1, restarted: true });
    registry.take(SALA, claim('a'), SIT);
    expect(registry.hasSpaceFor(room('otra'), claim('b'))).toBe(false);
    expect(registry.hasSpaceFor(room('otra'), claim('b', { returning: true }))).toBe(true);
    clock.nowMs = HOLD_MS;
    expect(registry.hasSpaceFor(room('otra'), claim('b', { returning: true }))).toBe(false);
  });

  it('stay locked for who may come back, but only so many of one address', () => {
    const { registry } = roomWorld();
    const visit = (index: number, more = {}) => {
      const name = `a${String(index)}`;
      registry.take(room(name), claim(name, more), SIT);
      registry.obey(name, { type: 'lock', locked: true });
      registry.leave(name);
    };
    for (let index = 0; index < 40; index++) visit(index);
    expect(registry.roomCount).toBe(20);
    visit(40, elsewhere(1));
    expect(registry.roomCount).toBe(21);
    // Who comes back is inside again, and makes room for another empty one.
    expect(registry.take(room('a0'), claim('a0', { returning: true }), SIT).status).toBe('seated');
    visit(41);
    expect(registry.roomCount).toBe(22);
  });
});
