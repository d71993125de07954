import type { LinkStanding } from '../../../../lib/call/media/budget';
import { Budget } from '../../../../lib/call/media/budget';
import { qualityFor } from '../../../../lib/media/quality-table';
import { figuresOf, pictureOf, sentPictureOf } from '../../../fakes/link-figures';
import { sources } from '../../../fakes/sources';

const large = { width: 1600, height: 900 };
const small = { width: 240, height: 135 };

function standing(change: Partial<LinkStanding> = {}): LinkStanding {
  return { camera: large, screen: large, figures: null, ...change };
}

const links = (...standings: LinkStanding[]) => new Map(standings.map((one, id) => [id, one]));

/** Has a second pass so many times. */
function live(
  budget: Budget<number>,
  seconds: number,
  standingAt: (second: number) => readonly LinkStanding[],
  from = 0,
): void {
  for (let second = from; second < from + seconds; second++) {
    budget.share(links(...standingAt(second)), sources, second * 1_000);
  }
}

describe('the budget of all links', () => {
  it('gives a link that it knows nothing of what the number of people says', () => {
    const budget = new Budget<number>();
    budget.share(links(standing(), standing()), sources, 0);
    expect(budget.qualityOf(7)).toEqual(qualityFor(3));
  });

  it('has the camera deliver the largest picture that is sent, and one that looks good here', () => {
    const budget = new Budget<number>();
    budget.share(links(standing({ camera: small }), standing()), sources, 0);
    expect(budget.sending.capture).toEqual({ height: 480, frameRate: 25 });
    const both = links(standing({ camera: small }), standing({ camera: small }));
    for (const nowMs of [1, 6_000]) budget.share(both, sources, nowMs);
    expect(budget.sending.capture).toEqual({ height: 360, frameRate: 25 });
    budget.share(links(), sources, 6_000);
    expect(budget.sending.capture).toEqual({ height: 720, frameRate: 30 });
  });

  it('does not have the camera follow somebody who asks for something else all the time', () => {
    const budget = new Budget<number>();
    for (let nowMs = 0; nowMs < 30_000; nowMs += 200) {
      const camera = nowMs % 400 === 0 ? large : { width: 0, height: 0 };
      budget.share(links(standing({ camera }), standing({ camera: small })), sources, nowMs);
      expect(budget.sending.capture).toEqual({ height: 480, frameRate: 25 });
    }
  });

  it('leaves a screen what it can of the line in its first seconds, and then sends cameras as before', () => {
    const budget = new Budget<number>();
    const sharing = { ...sources, screen: true };
    budget.share(links(standing()), sharing, 0);
    expect(budget.qualityOf(0).camera).toMatchObject({ height: 180, bitrate: 80_000 });
    budget.share(links(standing()), sharing, 3_000);
    expect(budget.qualityOf(0).camera).toEqual(qualityFor(2).camera);
  });

  it('says so when the line carries sound only to everybody, and nothing of who does not look', () => {
    const budget = new Budget<number>();
    const full = (second: number) => {
      const figures = figuresOf({
        atMs: second * 1_000,
        sentBitrate: 180_000,
        availableBitrate: 60_000,
        roundTripMs: second === 0 ? 30 : 330,
        sentLoss: second === 0 ? 0 : 0.1,
      });
      return [standing({ figures }), standing({ figures })];
    };
    live(budget, 2, full);
    expect(budget.sending.resting).toBe(true);
    expect(budget.qualityOf(0).camera.rest).toBe('line');
    expect(budget.sending.screenSoundRests).toBe(false);
    const unseen = { camera: { width: 0, height: 0 } };
    const other = new Budget<number>();
    live(other, 5, () => [standing(unseen), standing(unseen)]);
    expect(other.sending.resting).toBe(false);
  });

  it('says so when the line has no room for the sound of a screen, until it has', () => {
    const budget = new Budget<number>();
    const playing = { ...sources, screen: true, screenAudio: true };
    const share = (second: number, look: object) => {
      const figures = figuresOf({ atMs: second * 1_000, ...look });
      budget.share(links(standing({ figures }), standing({ figures })), playing, second * 1_000);
      return budget.sending.screenSoundRests;
    };
    const wide = { availableBitrate: 5_000_000, sentBitrate: 300_000, roundTripMs: 30 };
    const narrow = {
      availableBitrate: 50_000,
      sentBitrate: 60_000,
      roundTripMs: 430,
      sentLoss: 0.1,
    };
    expect(share(0, wide)).toBe(false);
    expect([1, 2, 3, 4, 5].map((second) => share(second, narrow))).toContain(true);
    const later = Array.from({ length: 120 }, (_, second) => share(6 + second, wide));
    expect(later.at(-1)).toBe(false);
  });

  describe('while the machine has too much to do', () => {
    /** So many seconds over two ways that the browser takes for narrow. @returns in which of them pictures rested */
    function restsOf(
      budget: Budget<number>,
      seconds: number,
      lookAt: (second: number) => object,
      busySeconds = seconds,
    ) {
      return Array.from({ length: seconds }, (_, second) => {
        budget.notePressure(second < busySeconds ? 'critical' : 'fair', second * 1_000);
        const look = { atMs: second * 1_000, availableBitrate: 60_000, sentBitrate: 55_000 };
        const figures = figuresOf({ ...look, ...lookAt(second) });
        live(budget, 1, () => [standing({ figures }), standing({ figures })], second);
        return budget.sending.resting;
      });
    }

    it('concludes nothing of the line from what is lost, and late now and then', () => {
      const budget = new Budget<number>();
      const rests = restsOf(budget, 60, (second) => ({
        roundTripMs: second % 4 === 3 ? 900 : 30,
        sentLoss: second < 3 ? 0 : 0.25,
      }));
      expect(budget.sending.strained).toBe(true);
      expect(rests).not.toContain(true);
    });

    it('knows a queue that lasts', () => {
      const budget = new Budget<number>();
      const rests = restsOf(budget, 12, (second) => ({ roundTripMs: second < 6 ? 30 : 400 }));
      expect(budget.sending.strained).toBe(true);
      expect(rests.indexOf(true)).toBe(8);
    });

    it('does not forget meanwhile how long the way was', () => {
      const budget = new Budget<number>();
      const late = (second: number) => ({ roundTripMs: second < 6 ? 30 : 240 });
      const rests = restsOf(budget, 30, late, 7);
      expect(rests.slice(7)).toContain(true);
    });
  });

  it('keeps the same object of what comes of it as long as nothing changes', () => {
    const budget = new Budget<number>();
    budget.share(links(standing()), sources, 0);
    const { sending } = budget;
    budget.share(links(standing()), sources, 1_000);
    expect(budget.sending).toBe(sending);
  });

  describe('of a browser that does not tell of the machine', () => {
    const working = (encodeShare: number, limitedBy: string) => (second: number) => {
      const figures = figuresOf({
        atMs: second * 1_000,
        sent: new Map([['camera', sentPictureOf({ encodeShare, limitedBy })]]),
        received: new Map([['camera', pictureOf({ decodeShare: 0.02 })]]),
      });
      return [1, 2, 3, 4].map(() => standing({ figures }));
    };

    it('sends better pictures where encoders take next to no time, and tiles are large', () => {
      const budget = new Budget<number>();
      live(budget, 10, working(0.02, 'none'));
      expect(budget.qualityOf(0).camera.height).toBe(480);
    });

    it('stays with what the number of people says where an encoder gives way to the processor', () => {
      const budget = new Budget<number>();
      live(budget, 10, working(0.02, 'cpu'));
      expect(budget.qualityOf(0).camera).toEqual(qualityFor(5).camera);
    });

    it('sends less where they take more than one processor has', () => {
      const budget = new Budget<number>();
      live(budget, 10, working(0.3, 'none'));
      expect(budget.sending.strained).toBe(true);
      expect(budget.qualityOf(0).camera.frameRate).toBe(15);
    });

    it('believes the browser instead where it tells of the machine', () => {
      const budget = new Budget<number>();
      for (let second = 0; second < 10; second++) {
        budget.notePressure('fair', second * 1_000);
        live(budget, 1, working(0.3, 'none'), second);
      }
      expect(budget.sending.strained).toBe(false);
    });
  });
});
