import { tileRects } from '../../../components/stage/tile-places';
import type { StagePlan } from '../../../lib/stage/stage-plan';

const area = { width: 1200, height: 700 };
const plan: StagePlan = {
  large: 'screen ben',
  equal: ['person ana', 'person ben'],
  floating: 'person cleo',
};

it('where one reads from right to left each tile is where a mirror shows it', () => {
  const read = tileRects(area, plan, new Map(), 'ltr');
  const mirrored = tileRects(area, plan, new Map(), 'rtl');
  expect([...mirrored.keys()]).toEqual([...read.keys()]);
  expect(mirrored).not.toEqual(read);
  for (const [tile, { left, ...rest }] of read) {
    const expected = { ...rest, left: area.width - left - rest.width };
    expect(mirrored.get(tile)).toEqual(expected);
  }
});
