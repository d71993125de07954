/** Less than this is not worth the blur. */
const LEAST_SCALE = 1.15;

/**
 * How far a picture of a screen must be scaled down, each side by as much, to have about so many pixels at most. Counted
 * in pixels, since a limit for each side would make wide and tall screens smaller than need be.
 *
 * @returns 1 where it may stay as it is, or nobody knows how large it is
 */
export function screenScale({ width, height }: MediaTrackSettings, pixels: number): number {
  if (!width || !height) return 1;
  const scale = Math.sqrt((width * height) / pixels);
  return scale < LEAST_SCALE ? 1 : scale;
}
