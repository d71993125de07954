import * as fc from 'fast-check';
import { claim, HOLD_MS, peer, roomWorld, SALA, SIT, WAIT } from './room-world';

describe('a room right after a restart of the server', () => {
  const restarted = () => roomWorld({ capacity: 2, restarted: true });
  const back = { returning: true };

  it('keeps the seats for those who were inside, though somebody else was faster', () => {
    const { registry } = restarted();
    expect(registry.take(SALA, claim('waiting'), WAIT).status).toBe('seated');
    expect(registry.take(SALA, claim('ana', back), SIT).status).toBe('seated');
    expect(registry.take(SALA, claim('ben', back), SIT)).toMatchObject({
      status: 'seated',
      turnover: { freed: [peer('waiting')], putOut: [peer('waiting')], queueFrom: 1 },
    });
    expect(registry.place('waiting')?.status).toBe('waiting');
    registry.leave('ben');
    expect(registry.place('waiting')?.status).toBe('seated');
  });

  it('gives whoever had to yield the first place in the queue', () => {
    const { registry } = restarted();
    for (const name of ['one', 'two', 'three']) registry.take(SALA, claim(name), WAIT);
    registry.take(SALA, claim('ana', back), SIT);
    expect(registry.room(SALA).queue.map(({ connection }) => connection)).toEqual(['two', 'three']);
    registry.take(SALA, claim('ben', back), SIT);
    expect(registry.room(SALA).queue.map(({ connection }) => connection)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(registry.take(SALA, claim('cleo', back), SIT).status).toBe('full');
  });

  it('takes no seat away that was held when its owner is away', () => {
    const { registry } = restarted();
    registry.take(SALA, claim('ana', back), SIT);
    registry.lose('ana');
    registry.take(SALA, claim('ben', back), SIT);
    expect(registry.take(SALA, claim('cleo', back), SIT).status).toBe('full');
  });

  it('takes no seat away when the time for coming back is over', () => {
    const { registry, clock } = restarted();
    for (const name of ['one', 'two']) registry.take(SALA, claim(name), SIT);
    clock.nowMs = HOLD_MS;
    Array.from(registry.expire());
    expect(registry.take(SALA, claim('ana', back), SIT).status).toBe('full');
  });

  it('gives all who were inside a seat, in whatever order they come, and tells those who lose one', () => {
    const arrivals = fc.shuffledSubarray(
      ['ana', 'ben', 'cleo', 'dan', 'eva', 'new1', 'new2', 'new3'],
      { minLength: 8, maxLength: 8 },
    );
    fc.assert(
      fc.property(arrivals, (order) => {
        const { registry } = roomWorld({ capacity: 5, restarted: true });
        const told = new Set<string>();
        for (const name of order) {
          const returning = !name.startsWith('new');
          const { turnover } = registry.take(SALA, claim(name, { returning }), WAIT);
          for (const freed of turnover.freed) told.add(freed);
        }
        const { seats, queue } = registry.room(SALA);
        expect(new Set(seats.map((seat) => seat.peer))).toEqual(
          new Set(['ana', 'ben', 'cleo', 'dan', 'eva'].map(peer)),
        );
        expect(queue).toHaveLength(3);
        for (const name of told) expect(queue.map((one) => one.peer as string)).toContain(name);
      }),
    );
  });
});
