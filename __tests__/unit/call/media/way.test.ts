import { Way } from '../../../../lib/call/media/way';
import { figuresOf } from '../../../fakes/link-figures';

const ALLOTTED = 300_000;

/** A way after looks that found these round trips; null: nothing came back. */
function wayAfter(roundTrips: readonly (number | null)[], availableBitrate = 100_000): Way {
  const way = new Way();
  for (const roundTripMs of roundTrips) {
    way.note(figuresOf({ roundTripMs, availableBitrate, sentLoss: 0 }), ALLOTTED, false);
  }
  return way;
}

describe('a way', () => {
  it('is late when packets wait, and fills when they go on waiting', () => {
    const ways = [[30], [30, 100], [30, 100, 100], [30, 100, 100, 30]].map((one) => wayAfter(one));
    expect(ways.map(({ late }) => late)).toEqual([false, true, true, false]);
    expect(ways.map(({ filling }) => filling)).toEqual([false, false, true, false]);
  });

  it('is as it was when nothing is measured', () => {
    expect(wayAfter([30, 400, null]).late).toBe(true);
    expect(wayAfter([30, 400, null, null]).filling).toBe(false);
    expect(wayAfter([30, null, null]).late).toBe(false);
  });

  it('is full no longer than the queue is there', () => {
    const queue = Array.from({ length: 40 }, () => 400);
    expect(wayAfter([30, ...queue]).full).toBe(true);
    expect(wayAfter([30, ...queue, 30]).full).toBe(false);
  });

  it('is late for another reason where the browser is not held back', () => {
    const way = wayAfter([30, 400, 400, 400, 400], 900_000);
    expect([way.late, way.filling, way.full]).toEqual([true, false, false]);
  });

  it('may be longer over another pair of candidates', () => {
    const way = new Way();
    const look = (pair: string, roundTripMs: number) =>
      way.note(figuresOf({ pair, roundTripMs, availableBitrate: 100_000 }), ALLOTTED, false);
    look('direct', 30);
    look('relayed', 200);
    expect(way.late).toBe(false);
    look('relayed', 300);
    expect(way.late).toBe(true);
  });
});
