import fc from 'fast-check';
import type { LinkWish, Size, Sources } from '../../../../lib/call/media/allocation';
import { allocate, bitrateOf } from '../../../../lib/call/media/allocation';
import { qualityFor } from '../../../../lib/media/quality-table';
import { sources } from '../../../fakes/sources';

const unseen: Size = { width: 0, height: 0 };
const large: Size = { width: 1600, height: 900 };
const SOUND = 32_000 + 24_000;

function wish(change: Partial<LinkWish> = {}): LinkWish {
  return { camera: large, screen: large, ceiling: Infinity, ...change };
}

function allotted(
  wishes: readonly LinkWish[],
  total = Infinity,
  change: Partial<Sources> = {},
  most = qualityFor(wishes.length + 1),
) {
  const links = new Map(wishes.map((one, index) => [index, one]));
  return [...allocate({ most, links, sources: { ...sources, ...change }, total }).values()];
}

describe('what is sent to whom', () => {
  it('is what the number of people says where nothing else is known', () => {
    const wishes = [wish({ camera: null, screen: null }), wish({ camera: null, screen: null })];
    expect(allotted(wishes)).toEqual([qualityFor(3), qualityFor(3)]);
  });

  it.each([
    ['a thumbnail', { width: 160, height: 90 }, 90, 80_000],
    ['a small tile', { width: 300, height: 170 }, 180, 150_000],
    ['a tall tile, which a wide picture covers', { width: 170, height: 340 }, 360, 500_000],
    ['a large tile', { width: 800, height: 450 }, 480, 700_000],
    ['a whole screen', { width: 3840, height: 2160 }, 720, 1_700_000],
    ['more than any screen', { width: 100_000, height: 100_000 }, 720, 1_700_000],
  ])('to %s is no larger than that', (_what, camera, height, bitrate) => {
    expect(allotted([wish({ camera })])[0]?.camera).toMatchObject({ height, bitrate, rest: null });
  });

  it.each([
    ['320x240', { width: 320, height: 240 }, 270, 300_000],
    ['4:3', { width: 640, height: 480 }, 480, 700_000],
    ['4:3, held upright', { width: 480, height: 640 }, 480, 700_000],
  ])(
    'from a camera that gives %s is no more than that is worth',
    (_what, camera, height, bitrate) => {
      const [one] = allotted([wish()], Infinity, { camera });
      expect(one?.camera).toMatchObject({ height, bitrate, rest: null });
    },
  );

  it.each([
    ['a small part of a window', { width: 500, height: 300 }, 640 * 360],
    ['a window', { width: 1200, height: 700 }, 1280 * 720],
    ['a little more than that', { width: 1210, height: 700 }, 1280 * 720],
    ['a large screen', { width: 3840, height: 2160 }, 2560 * 1440],
  ])('to %s is a screen no larger than that, in few steps', (_what, screen, pixels) => {
    const [one] = allotted([wish({ screen })], Infinity, { screen: true });
    expect(one?.screen.pixels).toBe(pixels);
  });

  it('is no picture where nobody sees it', () => {
    const [hidden, seen] = allotted([wish({ camera: unseen, screen: unseen }), wish()], Infinity, {
      screen: true,
    });
    expect([hidden?.camera.rest, hidden?.screen.rest]).toEqual(['unseen', 'unseen']);
    expect([seen?.camera.rest, seen?.screen.rest]).toEqual([null, null]);
  });

  it('is no picture of this person who chose sound only; a screen goes on', () => {
    const [one] = allotted([wish()], Infinity, { soundOnly: true, screen: true });
    expect([one?.camera.rest, one?.screen.rest]).toEqual(['choice', null]);
  });

  it('is a smaller picture on a way that carries less, and none where it would not be worth it', () => {
    const [narrow, broken, free] = allotted([
      wish({ ceiling: SOUND + 200_000 }),
      wish({ ceiling: SOUND + 50_000 }),
      wish(),
    ]);
    expect(narrow?.camera).toMatchObject({ height: 270, bitrate: 200_000, rest: null });
    expect(broken?.camera.rest).toBe('line');
    expect(free?.camera).toEqual(qualityFor(4).camera);
  });

  it('is sound alone, whole, on a line that carries no more', () => {
    const shares = allotted([wish(), wish(), wish()], 3 * SOUND + 60_000);
    for (const { audio, camera } of shares) {
      expect([audio.bitrate, camera.rest]).toEqual([32_000, 'line']);
    }
  });

  it('is less of the sound only when there is nothing else to give up, and never less than a voice needs', () => {
    const [some] = allotted([wish(), wish()], 2 * (20_000 + 24_000));
    expect(some?.audio.bitrate).toBe(20_000);
    const [least] = allotted([wish(), wish()], 1_000);
    expect(least?.audio.bitrate).toBe(12_000);
  });

  it('is music whole where it fits, and as much of it as fits elsewhere', () => {
    const music = { music: true };
    const rates = (total: number, ...wishes: LinkWish[]) =>
      allotted(wishes, total, music).map(({ audio }) => audio.bitrate);
    expect(rates(Infinity, wish(), wish(), wish(), wish())).toEqual(Array(4).fill(128_000));
    expect(rates(2 * (90_000 + 24_000), wish(), wish())).toEqual([90_000, 90_000]);
    expect(rates(Infinity, wish({ ceiling: 100_000 }), wish())).toEqual([76_000, 128_000]);
    expect(rates(1_000, wish(), wish())).toEqual([12_000, 12_000]);
  });

  it('is less of what is heard with a screen before less of a voice, and none where only a voice fits', () => {
    const shown = { screen: true, screenAudio: true };
    const links = [wish(), wish(), wish()];
    const rates = (total: number) =>
      allotted(links, total, shown).map(({ audio, screenAudio }) => [
        audio.bitrate,
        screenAudio.rest ?? screenAudio.bitrate,
      ]);
    expect(rates(Infinity)).toEqual(Array(3).fill([32_000, 96_000]));
    expect(rates(3 * SOUND + 3 * (40_000 + 24_000))).toEqual(Array(3).fill([32_000, 40_000]));
    expect(rates(3 * SOUND + 60_000).map(([voice]) => voice)).toEqual(Array(3).fill(32_000));
    expect(rates(3 * SOUND)).toEqual(Array(3).fill([32_000, 'line']));
    const [narrow] = allotted([wish({ ceiling: SOUND + 74_000 })], Infinity, shown);
    expect([narrow?.audio.bitrate, narrow?.screenAudio.bitrate]).toEqual([48_000, 34_000]);
  });

  it('is the screen before cameras', () => {
    const shares = allotted([wish(), wish()], 2 * (40_000 + 24_000) + 300_000, { screen: true });
    for (const { camera, screen } of shares) {
      expect(screen).toMatchObject({ bitrate: 150_000, rest: null });
      expect(camera.rest).toBe('line');
    }
  });

  it('is a large picture before a thumbnail', () => {
    const small = { width: 160, height: 90 };
    const total = 3 * SOUND + 200_000;
    const [one, two, three] = allotted([wish({ camera: small }), wish(), wish()], total);
    expect([one?.camera.rest, two?.camera.rest, three?.camera.rest]).toEqual(['line', null, null]);
  });

  const side = fc.nat(3_000);
  const box = fc.option(fc.record({ width: side, height: side }));
  const wishes = fc.array(
    fc.record({
      camera: box,
      screen: box,
      ceiling: fc.oneof(fc.constant(Infinity), fc.nat(2_000_000)),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const whatever = fc.record({
    camera: fc.option(
      fc.record({
        width: fc.integer({ min: 1, max: 4_000 }),
        height: fc.integer({ min: 1, max: 4_000 }),
      }),
    ),
    screen: fc.boolean(),
    screenAudio: fc.boolean(),
    music: fc.boolean(),
    soundOnly: fc.boolean(),
  });
  const everything = fc.tuple(wishes, whatever, fc.nat(4_000_000), fc.integer({ min: -2, max: 2 }));

  it('never goes above what the line carries, but for the least of the sound', () => {
    fc.assert(
      fc.property(everything, ([links, own, total, burden]) => {
        const shares = allotted(links, total, own, qualityFor(links.length + 1, burden));
        const spent = shares.reduce((sum, share) => sum + bitrateOf(share, own), 0);
        expect(spent).toBeLessThanOrEqual(Math.max(total, links.length * (12_000 + 24_000)) + 1e-3);
      }),
    );
  });

  it('takes nothing from the sound as long as a picture is sent', () => {
    fc.assert(
      fc.property(everything, ([links, own, total, burden]) => {
        const most = qualityFor(links.length + 1, burden);
        const shares = allotted(links, total, own, most);
        const whole = own.music ? 128_000 : most.audio.bitrate;
        for (const { audio, screenAudio, camera, screen } of shares) {
          const isSent =
            (own.camera && camera.rest === null) || (own.screen && screen.rest === null);
          const isShared = own.screenAudio && screenAudio.rest === null;
          if (isSent || isShared) expect(audio.bitrate).toBe(whole);
          if (isSent) expect(screenAudio).toEqual(most.screenAudio);
        }
      }),
    );
  });
});
