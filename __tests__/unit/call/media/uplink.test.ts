import fc from 'fast-check';
import { Budget } from '../../../../lib/call/media/budget';
import type { LinkStanding } from '../../../../lib/call/media/budget';
import { Uplink } from '../../../../lib/call/media/uplink';
import { bitrateOf } from '../../../../lib/call/media/allocation';
import { figuresOf } from '../../../fakes/link-figures';
import { sources } from '../../../fakes/sources';

/** The queue in front of a line, in milliseconds, as home routers have it. */
const QUEUE_MS = 300;
const WAY_MS = 50;

/**
 * A line with a queue, and a sender whose congestion controls give way by a part of what they take for theirs. Nothing
 * of it is precise, and nothing need be: what counts is that time and loss grow when more is sent than goes through.
 */
class Line {
  readonly budget = new Budget<number>();
  readonly #ids: readonly number[];
  #second = 0;
  #queuedBits = 0;
  #estimates: number[];
  #standings = new Map<number, LinkStanding>();
  capacity: number;
  #network = 0;

  constructor(links: number, capacity: number) {
    this.#ids = Array.from({ length: links }, (_, index) => index);
    this.#estimates = this.#ids.map(() => 300_000);
    this.capacity = capacity;
    this.#share();
  }

  get allotted(): number {
    return this.#ids.reduce((sum, id) => sum + this.#allottedTo(id), 0);
  }

  get pictures(): number {
    return this.#ids.filter((id) => this.budget.qualityOf(id).camera.rest === null).length;
  }

  /** The sender moves to another line, of which congestion controls know nothing. */
  move(capacity: number): void {
    this.capacity = capacity;
    this.#network += 1;
    this.#queuedBits = 0;
    this.#estimates = this.#ids.map(() => 300_000);
  }

  /** Lets a second pass. @returns how it was for who hears this side */
  pass(): { roundTripMs: number; loss: number } {
    const sent = this.#ids.map((id) => this.#sentTo(id));
    const offered = sent.reduce((sum, one) => sum + one, 0);
    const most = (QUEUE_MS / 1_000) * this.capacity;
    const queued = Math.max(0, this.#queuedBits + offered - this.capacity);
    const loss = offered > 0 ? Math.max(0, queued - most) / offered : 0;
    this.#queuedBits = Math.min(queued, most);
    const roundTripMs = WAY_MS + (1_000 * this.#queuedBits) / this.capacity;
    const isFull = this.#queuedBits > 0.3 * most;
    this.#estimates = this.#estimates.map((estimate, index) =>
      isFull ? Math.max(30_000, 0.85 * (sent[index] ?? 0)) : Math.min(3_000_000, 1.1 * estimate),
    );
    this.#second += 1;
    this.#standings = new Map(
      this.#ids.map((id) => [id, this.#standing(id, sent[id] ?? 0, roundTripMs, loss)]),
    );
    this.#share();
    return { roundTripMs, loss };
  }

  #allottedTo(id: number): number {
    return bitrateOf(this.budget.qualityOf(id), sources);
  }

  /** A congestion control keeps to its estimate, but sends sound and the least of a picture all the same. */
  #sentTo(id: number): number {
    const { audio, camera } = this.budget.qualityOf(id);
    const sound = audio.bitrate + 24_000;
    const room = Math.max(30_000, (this.#estimates[id] ?? 0) - sound);
    return sound + (camera.rest === null ? Math.min(camera.bitrate, room) : 0);
  }

  #standing(id: number, sent: number, roundTripMs: number, loss: number): LinkStanding {
    const figures = figuresOf({
      atMs: this.#second * 1_000,
      pair: `pair ${String(this.#network)}`,
      network: `203.0.113.${String(this.#network)}`,
      sentBitrate: sent,
      receivedBitrate: 0,
      availableBitrate: this.#estimates[id] ?? 0,
      roundTripMs,
      sentLoss: loss,
      sent: new Map(),
      received: new Map(),
    });
    return { camera: null, screen: null, figures };
  }

  #share(): void {
    const nobody: LinkStanding = { camera: null, screen: null, figures: null };
    const links = new Map(this.#ids.map((id) => [id, this.#standings.get(id) ?? nobody]));
    this.budget.share(links, sources, this.#second * 1_000);
  }
}

function lived(line: Line, seconds: number) {
  return Array.from({ length: seconds }, () => line.pass());
}

const share = (parts: readonly boolean[]) => parts.filter(Boolean).length / parts.length;

describe('the budget of a line that others share', () => {
  it('leaves a wide line alone', () => {
    const line = new Line(3, 20_000_000);
    const before = line.allotted;
    lived(line, 60);
    expect(line.allotted).toBe(before);
  });

  it('rests the pictures on a line that carries sound only, and keeps it free', () => {
    const line = new Line(3, 250_000);
    lived(line, 20);
    const later = lived(line, 120);
    expect(share(later.map(({ roundTripMs }) => roundTripMs > 200))).toBeLessThan(0.05);
    expect(share(later.map(({ loss }) => loss > 0))).toBeLessThan(0.02);
    expect(line.pictures).toBeLessThan(2);
  });

  it('takes no more from a voice than it can do without, and gives it back soon', () => {
    const line = new Line(3, 10_000_000);
    lived(line, 5);
    line.capacity = 60_000;
    lived(line, 40);
    expect(line.allotted).toBe(3 * 36_000);
    line.capacity = 10_000_000;
    lived(line, 100);
    expect(line.pictures).toBe(3);
  });

  it('gives the pictures back when there is room again', () => {
    const line = new Line(3, 250_000);
    lived(line, 30);
    expect(line.pictures).toBeLessThan(2);
    line.capacity = 10_000_000;
    lived(line, 60);
    expect(line.pictures).toBe(3);
  });

  it('gives them back at once on another line, which the narrow one says nothing of', () => {
    const line = new Line(3, 250_000);
    lived(line, 60);
    expect(line.pictures).toBeLessThan(2);
    line.move(20_000_000);
    lived(line, 1);
    expect(line.pictures).toBe(3);
    lived(line, 15);
    expect(line.allotted).toBe(new Line(3, 20_000_000).allotted);
  });

  it('does not trust another line because the last one was wide', () => {
    const line = new Line(3, 20_000_000);
    lived(line, 60);
    const wide = line.allotted;
    line.move(250_000);
    lived(line, 1);
    expect(line.allotted).toBeLessThan(wide);
    expect(share(lived(line, 30).map(({ roundTripMs }) => roundTripMs > 200))).toBeLessThan(0.1);
    expect(line.pictures).toBeLessThan(2);
  });

  it('keeps pictures on a line that carries small ones', () => {
    const line = new Line(2, 600_000);
    for (let second = 0; second < 120; second++) {
      line.pass();
      expect(line.pictures).toBe(2);
    }
  });

  it('tries again later each time, so that most of the time is quiet, on any line', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 250, max: 3_000 }),
        (links, kbit) => {
          const line = new Line(links, kbit * 1_000);
          lived(line, 60);
          const later = lived(line, 240);
          expect(share(later.map(({ roundTripMs }) => roundTripMs > 250))).toBeLessThan(0.2);
          const needed = links * 60_000;
          if (kbit * 1_000 > needed)
            expect(share(later.map(({ loss }) => loss > 0))).toBeLessThan(0.05);
        },
      ),
      { numRuns: 60, seed: 20261128 },
    );
  });

  it.each([
    [
      'a busy machine, which answers late and loses a little,',
      3,
      (second: number) => ({
        availableBitrate: 900_000,
        roundTripMs: second % 3 === 0 ? 40 : 900,
        sentLoss: 0.04,
      }),
    ],
    [
      'what gets lost in the air',
      2,
      () => ({ availableBitrate: 250_000, roundTripMs: 60, sentLoss: 0.05 }),
    ],
  ])('takes %s for no narrow line', (_what, links, lookAt) => {
    const budget = new Budget<number>();
    const ids = Array.from({ length: links }, (_, id) => id);
    for (let second = 1; second < 120; second++) {
      const sent = { sentBitrate: 200_000, sent: new Map(), received: new Map() };
      const figures = figuresOf({ ...sent, ...lookAt(second), atMs: second * 1_000 });
      const standing = { camera: null, screen: null, figures };
      budget.share(new Map(ids.map((id) => [id, standing])), sources, second * 1_000);
      expect(budget.qualityOf(1).camera.rest).toBeNull();
    }
  });
});

const ALLOTTED = 300_000;

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

  it('is not what two narrow ways share while a third carries all that it is given', () => {
    const three = new Three();
    three.live(5, () => free);
    three.live(10, (id) => (id === 2 ? free : narrow));
    const { uplink } = three;
    expect([0, 1].map((id) => uplink.ceilingOf(id) < ALLOTTED)).toEqual([true, true]);
    expect(uplink.ceilingOf(2)).toBe(Infinity);
    expect(uplink.bitrate).toBe(Infinity);
  });

  it('has room again for the others, however long one way is narrow', () => {
    const three = new Three();
    three.live(5, () => free);
    three.live(4, () => narrow);
    const { bitrate } = three.uplink;
    three.live(60, (id) => (id === 0 ? narrow : free));
    expect(three.uplink.bitrate).toBeGreaterThan(2 * bitrate);
  });
});
