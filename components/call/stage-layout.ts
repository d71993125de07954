import type { Area, Rect } from './grid-layout';
import { gridLayout, TILE_GAP } from './grid-layout';

export interface StageLayout {
  people: Rect[];
  screens: Rect[];
}

const clamp = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * Places people, and the screens they share. Without a screen the people have all of the area; with one the
 * screen takes the stage, and the people stand in a strip on the longer side's end.
 */
export function stageLayout(area: Area, people: number, screens: number): StageLayout {
  if (screens === 0) return { people: gridLayout(area, people), screens: [] };
  const landscape = area.width >= area.height;
  const strip = landscape ? clamp(120, area.width * 0.2, 320) : clamp(88, area.height * 0.3, 260);
  const stage = landscape
    ? { width: Math.max(0, area.width - strip - TILE_GAP), height: area.height }
    : { width: area.width, height: Math.max(0, area.height - strip - TILE_GAP) };
  const rest = landscape
    ? { width: strip, height: area.height }
    : { width: area.width, height: strip };
  const offset = landscape
    ? { left: stage.width + TILE_GAP, top: 0 }
    : { left: 0, top: stage.height + TILE_GAP };
  return {
    people: gridLayout(rest, people).map((rect) => ({
      ...rect,
      left: rect.left + offset.left,
      top: rect.top + offset.top,
    })),
    screens: stack(stage, screens),
  };
}

/** A screen has whatever shape it has: each gets an equal part of the stage, whole. */
function stack(stage: Area, count: number): Rect[] {
  const height = (stage.height - TILE_GAP * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({
    left: 0,
    top: index * (height + TILE_GAP),
    width: stage.width,
    height,
  }));
}
