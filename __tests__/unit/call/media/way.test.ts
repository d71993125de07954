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
});

describe('an uplink', () => {
  /** Three links that all want the same, and what is measured on each. */
  class Three {
    readonly uplink = new Uplink<number>();
    #second = 0;

    live(seconds: number, lookAt: (id: number) => { queueMs: number; availableBitrate: number }) {
      for (const end = this.#second + seconds; this.#second < end; this.#second++) {
        const atMs = this.#second * 1_000;
        const looks = [0, 1, 2].map((id) => {
          const { queueMs, availableBitrate } = lookAt(id);
          const sent = { sentBitrate: 100_000, sentLoss: 0 };
          const figures = figuresOf({ atMs, roundTripMs: 30 + queueMs, availableBitrate, ...sent });
          return [id, { figures, allotted: ALLOTTED, wanted: ALLOTTED, least: 36_000 }] as const;
        });
        this.uplink.look(new Map(looks), false, atMs);
      }
    }
  }

  const free = { queueMs: 0, availableBitrate: 900_000 };
  const narrow = { queueMs: 400, availableBitrate: 100_000 };

  it('is given no more as long as packets wait', () => {
    const three = new Three();
    three.live(5, () => free);
    three.live(4, () => narrow);
    const { bitrate } = three.uplink;
    expect(bitrate).toBeLessThan(3 * ALLOTTED);
    three.live(30, () => ({ ...free, queueMs: 120 }));
    expect(three.uplink.bitrate).toBe(bitrate);
    three.live(10, () => free);
    expect(three.uplink.bitrate).toBeGreaterThan(bitrate);
  });

  it('is what all share: who noticed first pays for no trial of the line', () => {
    const three = new Three();
    three.live(5, () => free);
    three.live(4, (id) => (id === 0 ? narrow : free));
    three.live(4, () => narrow);
    three.live(12, () => free);
    const [line, own] = [three.uplink.bitrate, three.uplink.ceilingOf(0)];
    three.live(3, () => ({ queueMs: 120, availableBitrate: 50_000 }));
    expect(three.uplink.bitrate).toBeLessThan(line);
    expect(three.uplink.ceilingOf(0)).toBe(own);
  });
});
