/** Quieter than this is nothing to show, in decibels below full scale. */
const FLOOR_DB = -60;

/**
 * How loud a stretch of sound is, as ears judge it.
 *
 * @param samples of a waveform, -1 to 1
 * @returns 0 (silence, or quieter than a quiet room) to 1 (as loud as can be), even in decibels
 */
export function soundLevel(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
}
