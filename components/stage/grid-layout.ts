export interface Area {
  width: number;
  height: number;
}

/** In CSS pixels, from the upper left corner of the area that was divided. */
export interface Rect extends Area {
  left: number;
  top: number;
}

/** Between tiles, in CSS pixels. */
export const TILE_GAP = 8;

const WIDEST = 16 / 9;
/** Width to height. Faces bear a tall crop where the window is tall, but not where it is wide. */
const NARROWEST = { landscape: 4 / 3, portrait: 3 / 4 };

/**
 * Divides an area among equal tiles so that each is as large as can be: tries every number of columns. A last
 * row that is not full stands in the middle.
 *
 * @returns one rectangle a tile, row by row
 */
export function gridLayout(area: Area, count: number): Rect[] {
  const grids = Array.from({ length: count }, (_, index) => fit(area, count, index + 1));
  const [best] = grids.sort((a, b) => b.tile.width * b.tile.height - a.tile.width * a.tile.height);
  if (!best) return [];
  const { tile, columns, rows } = best;
  const top = (area.height - spanOf(tile.height, rows)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = (area.width - spanOf(tile.width, inRow)) / 2;
    return {
      left: left + (index % columns) * (tile.width + TILE_GAP),
      top: top + row * (tile.height + TILE_GAP),
      ...tile,
    };
  });
}

function fit(area: Area, count: number, columns: number) {
  const rows = Math.ceil(count / columns);
  const width = Math.max(0, (area.width - TILE_GAP * (columns - 1)) / columns);
  const height = Math.max(0, (area.height - TILE_GAP * (rows - 1)) / rows);
  const narrowest = area.width >= area.height ? NARROWEST.landscape : NARROWEST.portrait;
  const tile = {
    width: Math.min(width, height * WIDEST),
    height: Math.min(height, width / narrowest),
  };
  return { tile, columns, rows };
}

function spanOf(size: number, count: number): number {
  return size * count + TILE_GAP * (count - 1);
}
