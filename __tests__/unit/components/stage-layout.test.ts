import type { Area, Rect } from '../../../components/call/grid-layout';
import { stageLayout } from '../../../components/call/stage-layout';

const areaOf = ({ width, height }: Area) => width * height;
const inside = (rect: Rect, area: Area) =>
  rect.left >= -0.001 &&
  rect.top >= -0.001 &&
  rect.left + rect.width <= area.width + 0.001 &&
  rect.top + rect.height <= area.height + 0.001;

it('gives people all of the area while nothing is shared', () => {
  const { people, screens } = stageLayout({ width: 1424, height: 760 }, 1, 0);
  expect(screens).toEqual([]);
  expect(areaOf(people[0] ?? { width: 0, height: 0 })).toBeGreaterThan(1_000_000);
});

describe.each([
  ['wide', { width: 1424, height: 760 }],
  ['tall', { width: 344, height: 620 }],
])('a %s window with a shared screen', (_, area) => {
  const { people, screens } = stageLayout(area, 5, 1);

  it('shows the screen larger than everybody together', () => {
    const [screen] = screens;
    expect(screen && inside(screen, area)).toBe(true);
    expect(areaOf(screen ?? { width: 0, height: 0 })).toBeGreaterThan(
      people.reduce((sum, tile) => sum + areaOf(tile), 0),
    );
  });

  it('keeps everybody in sight, beside the screen', () => {
    expect(people).toHaveLength(5);
    for (const tile of people) {
      expect(inside(tile, area)).toBe(true);
      expect(tile.width).toBeGreaterThan(60);
    }
  });
});

it('gives each of two screens the same part of the stage', () => {
  const [first, second] = stageLayout({ width: 1424, height: 760 }, 3, 2).screens;
  expect(first?.width).toBe(second?.width);
  expect(first?.height).toBe(second?.height);
  expect(second?.top).toBeGreaterThanOrEqual(first?.height ?? NaN);
});
