import type { StagePlan } from '../../lib/stage/stage-plan';
import type { TileKey } from '../../lib/stage/tile-key';
import type { Area, Rect } from './grid-layout';
import { stageLayout } from './stage-layout';
import type { TileActing } from './TileActions';

/** Where a tile is, and what can be done with it there. */
export interface TilePlace {
  readonly tile: TileKey | null;
  readonly rect: Rect;
  /** Whether it lies over the others. */
  readonly floating: boolean;
  /** Whether the host has everybody see it large. */
  readonly spotlit: boolean;
  /** False where nothing is to be done with it. */
  readonly acting: TileActing | false;
}

/** Of whatever is not to be seen. */
export const unseen: TilePlace = {
  tile: null,
  rect: { left: 0, top: 0, width: 0, height: 0 },
  floating: false,
  spotlit: false,
  acting: false,
};

/** Until it is known: most screens are of this shape, width to height. */
const USUAL_SCREEN = 16 / 9;

/**
 * @param shapes of screens, width to height
 * @param direction in which the page is read: what is first is where one begins to read
 * @returns where each tile is that is seen, in CSS pixels
 */
export function tileRects(
  area: Area,
  { large, equal, floating }: StagePlan,
  shapes: ReadonlyMap<TileKey, number>,
  direction: 'ltr' | 'rtl',
): Map<TileKey, Rect> {
  const isScreen = large?.startsWith('screen');
  const largeShape = isScreen && large ? (shapes.get(large) ?? USUAL_SCREEN) : 'face';
  const layout = stageLayout(area, {
    large: large === null ? null : largeShape,
    equal: equal.length,
    floating: floating !== null,
  });
  const found: [TileKey | null, Rect | null | undefined][] = [
    [large, layout.large],
    ...equal.map((key, index): [TileKey, Rect | undefined] => [key, layout.equal[index]]),
    [floating, layout.floating],
  ];
  const placed = (rect: Rect): Rect =>
    direction === 'ltr' ? rect : { ...rect, left: area.width - rect.left - rect.width };
  return new Map(found.flatMap(([key, rect]) => (key && rect ? [[key, placed(rect)]] : [])));
}
