import type { Area, Rect } from '../../../components/stage/grid-layout';
import type { StageContent } from '../../../components/stage/stage-layout';
import { stageLayout } from '../../../components/stage/stage-layout';

const sizeOf = ({ width, height }: Area) => width * height;
const overlap = (a: Rect, b: Rect) =>
  a.left < b.left + b.width - 0.01 &&
  b.left < a.left + a.width - 0.01 &&
  a.top < b.top + b.height - 0.01 &&
  b.top < a.top + a.height - 0.01;
const shapes = [
  ['a face', 'face'],
  ['a wide screen', 16 / 9],
  ['an old screen', 4 / 3],
  ["a telephone's screen", 9 / 19.5],
  ['a very wide screen', 32 / 9],
] as const;
const windows = [
  ['a window of 200x120', { width: 184, height: 40 }],
  ['a phone held upright', { width: 344, height: 620 }],
  ['a phone on its side', { width: 724, height: 240 }],
  ['a tablet', { width: 752, height: 880 }],
  ['a laptop', { width: 1424, height: 760 }],
  ['a window of 5120x1440', { width: 5104, height: 1280 }],
] as const;

const cases = windows.flatMap(([window, area]) =>
  shapes.flatMap(([shown, large]) =>
    [0, 1, 2, 4, 9].map((equal) => ({ window, area, shown, large, equal })),
  ),
);

describe.each(cases)('$shown and $equal others in $window', ({ area, large, equal }) => {
  const layout = stageLayout(area, { large, equal, floating: false });
  const all = [...layout.equal, ...(layout.large ? [layout.large] : [])];

  it('are all inside, apart from each other', () => {
    expect(all).toHaveLength(equal + 1);
    for (const [index, rect] of all.entries()) {
      for (const side of [rect.left, rect.top, rect.width, rect.height]) {
        expect(side).toBeGreaterThanOrEqual(-0.01);
      }
      expect(rect.left + rect.width).toBeLessThanOrEqual(area.width + 0.01);
      expect(rect.top + rect.height).toBeLessThanOrEqual(area.height + 0.01);
      expect(all.slice(index + 1).some((other) => overlap(rect, other))).toBe(false);
    }
  });

  it('have the large one of its own shape', () => {
    const { width = NaN, height = NaN } = layout.large ?? {};
    if (large !== 'face') expect(width / height).toBeCloseTo(large, 3);
  });
});

/** How much of the area is left empty, of 1. */
const waste = (area: Area, content: StageContent) => {
  const layout = stageLayout(area, content);
  const used = [...layout.equal, ...(layout.large ? [layout.large] : [])];
  return 1 - used.reduce((sum, one) => sum + sizeOf(one), 0) / sizeOf(area);
};

it.each([
  ['a face on a laptop', { width: 1424, height: 760 }, 'face', 4, 0.2],
  ['a screen on a laptop', { width: 1424, height: 760 }, 16 / 9, 4, 0.25],
  ['a screen on a tablet', { width: 752, height: 880 }, 16 / 9, 4, 0.35],
  ['a screen on a very wide window', { width: 5104, height: 1280 }, 16 / 9, 4, 0.2],
  ['a face on a phone', { width: 344, height: 620 }, 'face', 3, 0.3],
  ['a face among very many pixels', { width: 5104, height: 1280 }, 'face', 4, 0.2],
] as const)('leaves little empty beside %s', (_, area, large, equal, most) => {
  expect(waste(area, { large, equal, floating: false })).toBeLessThan(most);
});

it.each([
  ['wide', { width: 1424, height: 760 }],
  ['tall', { width: 344, height: 620 }],
])(
  'shows a screen larger than five people together where it is %s, and nobody too small',
  (_, area) => {
    const { large, equal } = stageLayout(area, { large: 16 / 9, equal: 5, floating: false });
    expect(sizeOf(large ?? { width: 0, height: 0 })).toBeGreaterThan(
      equal.reduce((sum, one) => sum + sizeOf(one), 0),
    );
    for (const { width } of equal) expect(width).toBeGreaterThan(60);
  },
);

it('puts those beside where it is wide and below where it is tall', () => {
  const beside = stageLayout(
    { width: 1424, height: 700 },
    { large: 'face', equal: 3, floating: false },
  );
  const below = stageLayout(
    { width: 344, height: 620 },
    { large: 'face', equal: 3, floating: false },
  );
  expect(beside.equal[0]?.left).toBeGreaterThan(beside.large?.width ?? NaN);
  expect(below.equal[0]?.top).toBeGreaterThan(below.large?.height ?? NaN);
});

it.each(windows)('has a small one over the others in %s, inside of it', (_, area) => {
  const { floating } = stageLayout(area, { large: null, equal: 2, floating: true });
  if (!floating) throw new Error('it is nowhere');
  expect(floating.left).toBeGreaterThanOrEqual(0);
  expect(floating.top).toBeGreaterThanOrEqual(0);
  expect(floating.left + floating.width).toBeLessThanOrEqual(area.width);
  expect(floating.top + floating.height).toBeLessThanOrEqual(area.height);
  expect(sizeOf(floating)).toBeLessThan(sizeOf(area) / 5);
});

it('gives no tile a negative size before the window is measured', () => {
  const none = { width: 0, height: 0 };
  const layout = stageLayout(none, { large: 16 / 9, equal: 3, floating: true });
  for (const rect of [layout.large, layout.floating, ...layout.equal]) {
    expect(rect).toMatchObject(none);
  }
});
