/** Above a quiet room's noise; levels are linear, 0 to 1. */
const SPEAKING_LEVEL = 0.015;
/** Bridges the gaps between words. */
const HOLD_MS = 700;

export interface Speaking {
  readonly speaking: boolean;
  readonly lastLoudMs: number;
}

export const silent: Speaking = { speaking: false, lastLoudMs: -Infinity };

/**
 * Decides from one reading whether somebody speaks.
 *
 * @param level 0 to 1
 * @param nowMs any steady clock, milliseconds
 */
export function hearLevel(previous: Speaking, level: number, nowMs: number): Speaking {
  if (level >= SPEAKING_LEVEL) return { speaking: true, lastLoudMs: nowMs };
  const speaking = nowMs - previous.lastLoudMs < HOLD_MS;
  return speaking === previous.speaking ? previous : { ...previous, speaking };
}
