import { networksOf } from '../../../../server/shares/networks-of';
import { claim, peer, roomWorld, SALA, SIT, WAIT } from './room-world';

const back = (name: string, more = {}) =>
  claim(name, { connection: `${name} again`, returning: true, ...more });

describe('somebody whose page is loaded again', () => {
  it('keeps the seat in a full room with a queue, while the others are told at once', () => {
    const { registry } = roomWorld({ capacity: 2 });
    for (const name of ['ana', 'ben', 'cleo']) registry.take(SALA, claim(name), WAIT);
    expect(registry.leave('ben', true)).toMatchObject({
      turnover: { departed: [peer('ben')], freed: [], seated: [] },
    });
    expect(registry.place('cleo')?.status).toBe('waiting');
    expect(registry.take(SALA, back('ben'), SIT)).toMatchObject({
      status: 'seated',
      before: { status: 'free' },
    });
  });

  it('loses it after ten seconds, and the first in the queue gets it', () => {
    const { registry, clock } = roomWorld({ capacity: 2 });
    for (const name of ['ana', 'ben', 'cleo']) registry.take(SALA, claim(name), WAIT);
    registry.leave('ben', true);
    clock.nowMs += 9_999;
    expect([...registry.expire()]).toEqual([]);
    clock.nowMs += 1;
    expect([...registry.expire()]).toMatchObject([
      { turnover: { freed: [peer('ben')], seated: [{ peer: peer('cleo') }] } },
    ]);
  });

  it('stays host', () => {
    const { registry } = roomWorld();
    for (const name of ['ana', 'ben']) registry.take(SALA, claim(name), SIT);
    registry.leave('ana', true);
    expect(registry.room(SALA).door?.host).toBe(peer('ana'));
    registry.take(SALA, back('ana'), SIT);
    expect(registry.room(SALA).door?.host).toBe(peer('ana'));
  });

  it('keeps the place in the queue', () => {
    const { registry, clock } = roomWorld({ capacity: 2 });
    for (const name of ['ana', 'ben', 'cleo', 'dan']) registry.take(SALA, claim(name), WAIT);
    registry.leave('cleo', true);
    registry.take(SALA, back('cleo', { returning: false }), WAIT);
    const order = () => registry.room(SALA).queue.map((one) => one.peer);
    expect(order()).toEqual([peer('cleo'), peer('dan')]);
    // Whoever is away is passed over, and not waited for.
    registry.leave('cleo again', true);
    registry.leave('ana');
    expect(registry.place('dan')?.status).toBe('seated');
    expect(order()).toEqual([peer('cleo')]);
    clock.nowMs += 10_000;
    Array.from(registry.expire());
    expect(order()).toEqual([]);
  });

  it('keeps the place at the door, and asks anew', () => {
    const { registry, clock } = roomWorld();
    registry.take(SALA, claim('host'), SIT);
    registry.obey('host', { type: 'lock', locked: true });
    const crowd = ['a', 'b', 'c', 'd'];
    for (const name of crowd) registry.take(SALA, claim(name), SIT);
    const place = registry.place('a');
    if (!place) throw new Error('There is no place.');
    expect(registry.knock(place, peer('host')).status).toBe('heard');
    expect(registry.leave('a', true)).toMatchObject({ turnover: { withdrawn: [peer('a')] } });
    expect(registry.obey('host', { type: 'answer', peer: peer('a'), admit: true })).toBe(
      'peer_not_in_room',
    );
    // All places of its address are taken, its own too.
    expect(registry.take(SALA, claim('e'), SIT).status).toBe('door_busy');
    expect(registry.take(SALA, back('a', { returning: false }), SIT).status).toBe('outside');
    expect(registry.knock({ ...place, peer: peer('a') }, peer('host')).status).toBe('heard');
    registry.leave('a again', true);
    clock.nowMs += 10_000;
    Array.from(registry.expire());
    expect(registry.take(SALA, claim('e'), SIT).status).toBe('outside');
  });
});

describe('a host who is away', () => {
  const knocking = () => {
    const world = roomWorld();
    for (const name of ['host', 'ana', 'ben']) world.registry.take(SALA, claim(name), SIT);
    world.registry.obey('host', { type: 'lock', locked: true });
    const { registry, clock } = world;
    const hostNow = () => registry.room(SALA).door?.host;
    const guest = () =>
      registry.take(SALA, claim('guest', { networks: networksOf('198.51.100.1') }), SIT);
    const pass = (ms: number) => {
      clock.nowMs += ms;
      return [...registry.expire()];
    };
    return { ...world, hostNow, guest, pass };
  };

  it('is stood in for after eight seconds while somebody is at the door, by who is there longest', () => {
    const { registry, hostNow, guest, pass } = knocking();
    registry.lose('host');
    guest();
    pass(7_999);
    expect(hostNow()).toBe(peer('host'));
    expect(pass(1)).toMatchObject([{ turnover: { hasOtherHost: true } }]);
    expect(hostNow()).toBe(peer('ana'));
    expect(
      registry.obey('ana', { type: 'answer', peer: peer('guest'), admit: true }),
    ).toMatchObject({ turnover: { seated: [{ peer: peer('guest') }] } });
  });

  it('has been away for as long as nothing was heard when its connection is given up', () => {
    const { registry, hostNow, guest, pass } = knocking();
    registry.lose('host', 5_000);
    guest();
    pass(2_999);
    expect(hostNow()).toBe(peer('host'));
    pass(1);
    expect(hostNow()).toBe(peer('ana'));
  });

  it('is host again on coming back, however long that takes', () => {
    const { registry, hostNow, guest, pass } = knocking();
    registry.lose('host');
    guest();
    pass(8_000);
    registry.lose('ana');
    pass(8_000);
    expect(hostNow()).toBe(peer('ben'));
    registry.take(SALA, back('host'), SIT);
    expect(hostNow()).toBe(peer('host'));
  });

  it('is missed by nobody while nobody is at the door', () => {
    const { registry, hostNow, guest, pass } = knocking();
    registry.lose('host');
    pass(20_000);
    expect(hostNow()).toBe(peer('host'));
    guest();
    pass(0);
    expect(hostNow()).toBe(peer('ana'));
  });

  it('is host no more when the one who stands in hands over, or the seat runs out', () => {
    const { registry, hostNow, guest, pass } = knocking();
    registry.lose('host');
    guest();
    pass(8_000);
    registry.obey('ana', { type: 'transfer', peer: peer('ben') });
    registry.take(SALA, back('host'), SIT);
    expect(hostNow()).toBe(peer('ben'));
  });
});
