import { shownSizes } from '../../../components/call/shown-sizes';
import { stageLayout } from '../../../components/call/stage-layout';
import { peersOf } from './fixtures';

const area = { width: 1_000, height: 600 };

it('tells the device pixels of each tile, and the stage for a screen that is not shared yet', () => {
  const peers = peersOf(2);
  const layout = stageLayout(area, 3, 0);
  const shown = shownSizes({ area, layout, peers, sharers: [] }, 2);
  const [tile] = layout.people;
  for (const { id } of peers) {
    expect(shown.get(id)).toEqual({
      camera: {
        width: Math.round(2 * (tile?.width ?? 0)),
        height: Math.round(2 * (tile?.height ?? 0)),
      },
      screen: { width: 2_000, height: 1_200 },
    });
  }
});

it('tells the place of a screen that is shared', () => {
  const peers = peersOf(2);
  const [, second] = peers;
  if (!second) throw new Error('nobody is there');
  const layout = stageLayout(area, 3, 1);
  const shown = shownSizes({ area, layout, peers, sharers: [second.id] }, 1);
  const [screen] = layout.screens;
  expect(shown.get(second.id)?.screen.width).toBe(Math.round(screen?.width ?? 0));
  expect(shown.get(second.id)?.screen.width).toBeLessThan(area.width);
});
