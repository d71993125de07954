import * as v from 'valibot';
import { RoomStateSchema } from '../../../../server/rooms/room-state';
import { claim, HOLD_MS, peer, roomWorld, SALA, SIT, WAIT } from './room-world';

/** A room as another server gets it: over the wire, as JSON. */
function handedOver(from: ReturnType<typeof roomWorld>) {
  const state = v.parse(RoomStateSchema, JSON.parse(JSON.stringify(from.registry.state(SALA))));
  const to = roomWorld({ capacity: 2 });
  to.registry.restore(SALA, state);
  return to;
}

describe('a room that is handed over', () => {
  it('has the same people in the same order, all of them away, and goes on when they are back', () => {
    const before = roomWorld({ capacity: 2 });
    for (const name of ['ana', 'ben']) before.registry.take(SALA, claim(name), SIT);
    for (const name of ['cleo', 'dora']) before.registry.take(SALA, claim(name), WAIT);
    before.registry.start('ben');
    const { registry } = handedOver(before);

    const { seats, queue, door } = registry.room(SALA);
    expect(seats.map((seat) => [seat.peer, seat.started, seat.holder.status])).toEqual([
      [peer('ana'), false, 'away'],
      [peer('ben'), true, 'away'],
    ]);
    expect(queue.map((one) => one.peer)).toEqual([peer('cleo'), peer('dora')]);
    expect(door).toEqual(before.registry.room(SALA).door);
    expect(registry.take(SALA, claim('eve'), SIT).status).toBe('full');
    expect(registry.take(SALA, claim('dora'), WAIT).status).toBe('waiting');
    const ben = registry.take(SALA, claim('ben', { returning: true }), SIT);
    expect(ben).toMatchObject({ status: 'seated', before: { status: 'away' } });
    // Who is not back is passed over, and keeps the place for a while.
    registry.leave('ben');
    expect(registry.place('dora')?.status).toBe('seated');
    expect(registry.room(SALA).queue.map((one) => one.peer)).toEqual([peer('cleo')]);
  });

  it('keeps seats and places for those only who come back in time', () => {
    const before = roomWorld({ capacity: 2 });
    for (const name of ['ana', 'ben']) before.registry.take(SALA, claim(name), SIT);
    before.registry.take(SALA, claim('cleo'), WAIT);
    before.registry.lose('ben');
    before.clock.nowMs += HOLD_MS / 2;
    const { registry, clock } = handedOver(before);
    clock.nowMs += HOLD_MS / 2 + 1;
    Array.from(registry.expire());
    expect(registry.room(SALA).seats.map((seat) => seat.peer)).toEqual([peer('ana')]);
    clock.nowMs += HOLD_MS;
    Array.from(registry.expire());
    expect(registry.isOpen(SALA)).toBe(false);
  });

  it('keeps its door: who is barred, who may pass, who stands there, and whom somebody stands in for', () => {
    const before = roomWorld();
    for (const name of ['ana', 'ben', 'cleo']) before.registry.take(SALA, claim(name), SIT);
    before.registry.obey('ana', { type: 'remove', peer: peer('ben') });
    before.registry.leave('cleo');
    before.registry.take(SALA, claim('eve'), SIT);
    const { registry } = handedOver(before);

    expect(registry.room(SALA).callers.map((caller) => caller.peer)).toEqual([peer('eve')]);
    expect(registry.take(SALA, claim('ben'), SIT).status).toBe('outside');
    expect(registry.take(SALA, claim('cleo'), SIT).status).toBe('seated');
    expect(registry.take(SALA, claim('stranger'), SIT).status).toBe('outside');
    expect(registry.room(SALA).door?.host).toBe(peer('ana'));
  });

  it('yields to a room that somebody was faster to open', () => {
    const before = roomWorld({ capacity: 2 });
    before.registry.take(SALA, claim('ana'), SIT);
    const state = before.registry.state(SALA);
    const after = roomWorld({ capacity: 2 });
    after.registry.take(SALA, claim('ben'), SIT);
    if (state) after.registry.restore(SALA, state);
    expect(after.registry.room(SALA).seats.map((seat) => seat.peer)).toEqual([peer('ben')]);
  });
});
