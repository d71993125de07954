import type { LinkFigures } from '../../lib/call/stats/link-figures';

/** Points of several lines: first the seconds before now, then the values of each line. null leaves a gap. */
export type PlotLines = [seconds: number[], ...lines: (number | null)[][]];

/** Longer between two looks means that the link was down, or the page had no time: no line is drawn over it. */
const GAP_S = 3;

/**
 * @param looks from old to new
 * @param read the value of each line in one look
 */
export function plotLines(
  looks: readonly LinkFigures[],
  ...read: ((look: LinkFigures) => number | null)[]
): PlotLines {
  const nowMs = looks.at(-1)?.atMs ?? 0;
  const points = looks.flatMap((look, index) => {
    const seconds = (look.atMs - nowMs) / 1_000;
    const point = { seconds, look };
    const before = looks[index - 1];
    const isGap = before !== undefined && look.atMs - before.atMs > 1_000 * GAP_S;
    return isGap ? [{ seconds: seconds - 1, look: null }, point] : [point];
  });
  return [
    points.map(({ seconds }) => seconds),
    ...read.map((valueOf) => points.map(({ look }) => look && valueOf(look))),
  ];
}
