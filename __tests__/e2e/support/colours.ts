/** One for each person, and one for what is shared: far enough apart to survive a video codec. */
export const palette = {
  red: [208, 32, 32],
  green: [32, 160, 32],
  blue: [32, 48, 208],
  yellow: [224, 208, 32],
  magenta: [208, 32, 208],
  cyan: [32, 208, 208],
  black: [0, 0, 0],
} as const satisfies Record<string, readonly [number, number, number]>;

export type Colour = keyof typeof palette;

/** @returns as CSS writes it. */
export function cssColour(colour: Colour): string {
  return `rgb(${palette[colour].join(' ')})`;
}

/** @returns the colour of the palette that is nearest to what was seen, whatever the codec did to it. */
export function nearestColour(seen: readonly number[]): string {
  const distances = Object.entries(palette).map(([name, channels]) => ({
    name,
    distance: Math.hypot(...channels.map((channel, index) => channel - (seen[index] ?? 0))),
  }));
  return distances.reduce((best, next) => (next.distance < best.distance ? next : best)).name;
}
