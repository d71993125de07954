import type { Area, Rect } from './grid-layout';
import { gridLayout, TILE_GAP } from './grid-layout';

export interface StageContent {
  /**
   * What the large tile shows: a face, which bears to be cropped, or a screen of that shape (width to height), which
   * does not. Null: nothing is large.
   */
  readonly large: 'face' | number | null;
  /** How many tiles of one size there are. */
  readonly equal: number;
  readonly floating: boolean;
}

/** In CSS pixels, from the stage's upper left corner. */
export interface StageLayout {
  readonly large: Rect | null;
  readonly equal: readonly Rect[];
  readonly floating: Rect | null;
}

/** Of the stage's side, what those beside the large one may take. */
const SHARES = [0.14, 0.17, 0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.45, 0.5];

/** With less, nobody is recognized; in CSS pixels. */
const LEAST_STRIP = { beside: 120, below: 88 };

/** What is large is what one wants to see: its pixels count for more. */
const LARGE_WEIGHT = 2;

/**
 * Places tiles so that the least of the area is left empty. With a large one the others stand beside or below it, in
 * as many rows as suit: every way is tried.
 */
export function stageLayout(area: Area, { large, equal, floating }: StageContent): StageLayout {
  const places =
    large === null ? { large: null, equal: gridLayout(area, equal) } : around(area, large, equal);
  return { ...places, floating: floating ? floatingRect(area) : null };
}

interface Split {
  readonly large: Rect;
  readonly equal: readonly Rect[];
}

function around(area: Area, shape: 'face' | number, count: number): Split {
  const whole = { left: 0, top: 0, ...area };
  if (count === 0) return { large: inside(whole, shape), equal: [] };
  const splits = SHARES.flatMap((share) => [beside(area, share), below(area, share)]).map(
    ({ stage, strip }): Split => ({
      large: inside(stage, shape),
      equal: gridLayout(strip, count).map((rect) => moved(rect, strip)),
    }),
  );
  return splits.reduce((best, split) => (worth(split) > worth(best) ? split : best));
}

function beside(area: Area, share: number): { stage: Rect; strip: Rect } {
  const width = stripSize(area.width, share, LEAST_STRIP.beside);
  const left = Math.max(0, area.width - width);
  return {
    stage: { left: 0, top: 0, width: Math.max(0, left - TILE_GAP), height: area.height },
    strip: { left, top: 0, width, height: area.height },
  };
}

function below(area: Area, share: number): { stage: Rect; strip: Rect } {
  const height = stripSize(area.height, share, LEAST_STRIP.below);
  const top = Math.max(0, area.height - height);
  return {
    stage: { left: 0, top: 0, width: area.width, height: Math.max(0, top - TILE_GAP) },
    strip: { left: 0, top, width: area.width, height },
  };
}

/** In a window that is smaller than people need, they leave the large one half. */
function stripSize(side: number, share: number, least: number): number {
  return Math.min(Math.max(side * share, least), side / 2);
}

/** More where less is empty; least where the large one is not larger than all others together. */
function worth({ large, equal }: Split): number {
  const [largeSize, equalSize] = [sizeOf(large), equal.reduce((sum, one) => sum + sizeOf(one), 0)];
  return largeSize > equalSize ? LARGE_WEIGHT * largeSize + equalSize : largeSize - equalSize;
}

function sizeOf({ width, height }: Area): number {
  return width * height;
}

/** The largest of that shape, in the middle. */
function inside(space: Rect, shape: 'face' | number): Rect {
  if (shape === 'face') {
    const [rect] = gridLayout(space, 1);
    return moved(rect ?? space, space);
  }
  const width = Math.min(space.width, space.height * shape);
  const height = width / shape;
  const centred = { left: (space.width - width) / 2, top: (space.height - height) / 2 };
  return moved({ ...centred, width, height }, space);
}

function moved(rect: Rect, by: Pick<Rect, 'left' | 'top'>): Rect {
  return { ...rect, left: rect.left + by.left, top: rect.top + by.top };
}

/** In the lower right corner, where names are not. */
function floatingRect(area: Area): Rect {
  const isWide = area.width >= area.height;
  const width = Math.min(
    280,
    Math.max(96, Math.max(area.width, area.height) * 0.16),
    area.width / 3,
  );
  const height = Math.min(isWide ? (width * 9) / 16 : (width * 4) / 3, area.height / 2);
  return {
    left: Math.max(0, area.width - width - TILE_GAP),
    top: Math.max(0, area.height - height - TILE_GAP),
    width,
    height,
  };
}
