import type { DoorState } from '../../../../server/rooms/room-door';
import { claim, EPOCH_MS, peer, roomWorld, SALA, SIT, WAIT } from './room-world';

/** A room of two, where those who come from now on are not to read what was said before. */
function stage(options = {}) {
  const { registry, clock } = roomWorld(options);
  for (const name of ['ana', 'ben']) registry.take(SALA, claim(name), SIT);
  registry.obey('ana', { type: 'newcomers', read: false });
  const latecomers = () => registry.room(SALA).door?.latecomers;
  return { registry, clock, latecomers };
}

describe('who comes while newcomers are not to read what was said before', () => {
  it('is remembered, by whatever way, and for good', () => {
    const { registry, latecomers } = stage({ capacity: 4 });
    expect(latecomers()).toEqual([]);
    registry.take(SALA, claim('link'), SIT);
    expect(latecomers()).toEqual([peer('link')]);
    registry.obey('ana', { type: 'lock', locked: true });
    registry.take(SALA, claim('door'), SIT);
    expect(latecomers()).toEqual([peer('link')]);
    registry.obey('ana', { type: 'answer', peer: peer('door'), admit: true });
    expect(latecomers()).toEqual([peer('link'), peer('door')]);
    registry.obey('ana', { type: 'lock', locked: false });
    registry.take(SALA, claim('queue'), WAIT);
    expect(latecomers()).toHaveLength(2);
    registry.leave('ben');
    expect(latecomers()).toEqual([peer('link'), peer('door'), peer('queue')]);

    registry.obey('ana', { type: 'newcomers', read: true });
    registry.leave('link');
    registry.take(SALA, claim('last'), SIT);
    expect(latecomers()).toHaveLength(3);
    expect(latecomers()).not.toContain(peer('last'));
  });

  it('is not who comes back to a seat of their own', () => {
    const { registry, clock, latecomers } = stage();
    registry.leave('ben', true);
    registry.take(SALA, claim('ben', { connection: 'ben again', returning: true }), SIT);
    registry.lose('ben again');
    clock.nowMs += 60_000;
    Array.from(registry.expire());
    registry.take(SALA, claim('ben', { connection: 'at last', returning: true }), SIT);
    expect(latecomers()).toEqual([]);
  });

  it('is known as long as they are there, however many come and go', () => {
    const { registry, latecomers } = stage({ capacity: 4 });
    registry.take(SALA, claim('stays'), SIT);
    for (let count = 0; count < 40; count++) {
      registry.take(SALA, claim(`n${count}`), SIT);
      registry.leave(`n${count}`);
    }
    expect(latecomers()).toHaveLength(12);
    expect(latecomers()).toContain(peer('stays'));
    expect(latecomers()).toContain(peer('n39'));
  });

  it('is also who was faster than those who were in the room before a restart', () => {
    const { registry } = roomWorld({ restarted: true });
    registry.take(SALA, claim('fast'), SIT);
    const recovered: DoorState = {
      stamp: EPOCH_MS,
      host: peer('ana'),
      locked: false,
      removed: [],
      newcomersRead: false,
      latecomers: [peer('late')],
    };
    for (const name of ['ana', 'late']) {
      registry.take(SALA, claim(name, { returning: true }), { wait: false, recovered });
    }
    expect(registry.room(SALA).door).toMatchObject({
      newcomersRead: false,
      latecomers: [peer('late'), peer('fast')],
    });
  });
});
