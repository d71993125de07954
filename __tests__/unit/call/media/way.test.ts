import { Uplink } from '../../../../lib/call/media/uplink';
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

  it('is as it was when nothing comes back', () => {
    expect(wayAfter([30, 400, null]).late).toBe(true);
    expect(wayAfter([30, 400, null, null]).full).toBe(true);
    expect(wayAfter([30, null, null]).late).toBe(false);
  });

  it('is late for another reason where the browser is not held back', () => {
    const way = wayAfter([30, 400, 400, 400, 400], 900_000);
    expect([way.late, way.filling, way.full]).toEqual([true, false, false]);
  });
});

describe('an uplink', () => {
  it('is given no more as long as packets wait', () => {
    const uplink = new Uplink<number>();
    let second = 0;
    const live = (seconds: number, roundTripMs: number, availableBitrate: number) => {
      for (const endSecond = second + seconds; second < endSecond; second++) {
        const figures = figuresOf({
          ...{ atMs: second * 1_000, roundTripMs, availableBitrate },
          ...{ sentBitrate: 100_000, sentLoss: 0 },
        });
        const look = { figures, allotted: ALLOTTED, wanted: ALLOTTED, least: 36_000 };
        uplink.look(new Map([1, 2].map((id) => [id, look])), false, second * 1_000);
      }
    };
    live(5, 30, 900_000);
    live(4, 400, 100_000);
    const { bitrate } = uplink;
    expect(bitrate).toBeLessThan(2 * ALLOTTED);
    live(30, 150, 900_000);
    expect(uplink.bitrate).toBe(bitrate);
    live(10, 30, 900_000);
    expect(uplink.bitrate).toBeGreaterThan(bitrate);
  });
});
