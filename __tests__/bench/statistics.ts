/** @returns the middle value; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

/** @returns 'median (least-most)', rounded. */
export function spread(values: readonly number[], unit: string): string {
  const round = (value: number) => String(Math.round(value));
  return `${round(median(values))} ${unit} (${round(Math.min(...values))}-${round(Math.max(...values))})`;
}

/** @param sorted in rising order */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
