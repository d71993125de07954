import type { Area, Rect } from '../../../components/stage/grid-layout';
import { gridLayout } from '../../../components/stage/grid-layout';

const windows: [string, Area][] = [
  ['a phone held upright', { width: 344, height: 620 }],
  ['a phone on its side', { width: 724, height: 240 }],
  ['a tablet', { width: 752, height: 880 }],
  ['a laptop', { width: 1424, height: 760 }],
  ['a 27-inch screen', { width: 2544, height: 1300 }],
];
const counts = [1, 2, 3, 4, 5];
const cases = windows.flatMap(([name, area]) => counts.map((count) => ({ name, area, count })));

const overlap = (a: Rect, b: Rect) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

describe.each(cases)('$count tiles on $name', ({ area, count }) => {
  const tiles = gridLayout(area, count);

  it('places every tile inside the area, apart from the others', () => {
    expect(tiles).toHaveLength(count);
    for (const [index, tile] of tiles.entries()) {
      expect(tile.left).toBeGreaterThanOrEqual(-0.001);
      expect(tile.top).toBeGreaterThanOrEqual(-0.001);
      expect(tile.left + tile.width).toBeLessThanOrEqual(area.width + 0.001);
      expect(tile.top + tile.height).toBeLessThanOrEqual(area.height + 0.001);
      expect(tiles.slice(index + 1).some((other) => overlap(tile, other))).toBe(false);
    }
  });

  it('keeps a shape that suits a face', () => {
    for (const { width, height } of tiles) {
      expect(width / height).toBeLessThanOrEqual(16 / 9 + 0.001);
      expect(width / height).toBeGreaterThanOrEqual(
        (area.width >= area.height ? 4 / 3 : 3 / 4) - 0.001,
      );
    }
  });

  it('uses at least half of the area', () => {
    const used = tiles.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(used / (area.width * area.height)).toBeGreaterThan(0.5);
  });
});

it('puts two side by side where it is wide, one above the other where it is tall', () => {
  const [left, right] = gridLayout({ width: 1424, height: 760 }, 2);
  const [upper, lower] = gridLayout({ width: 344, height: 620 }, 2);
  expect(left?.top).toBe(right?.top);
  expect(upper?.left).toBe(lower?.left);
});

it('centres a last row that is not full', () => {
  const area = { width: 1424, height: 760 };
  const tiles = gridLayout(area, 5);
  const [fourth, fifth] = tiles.slice(3);
  const spaceLeft = fourth?.left ?? NaN;
  const spaceRight = area.width - (fifth ? fifth.left + fifth.width : NaN);
  expect(spaceLeft).toBeCloseTo(spaceRight);
});

it('has no tiles for nobody, and none of negative size before the window is measured', () => {
  expect(gridLayout({ width: 800, height: 600 }, 0)).toEqual([]);
  for (const tile of gridLayout({ width: 0, height: 0 }, 3)) {
    expect(tile).toMatchObject({ width: 0, height: 0 });
  }
});
