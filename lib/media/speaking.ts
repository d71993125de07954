/** Bridges the gaps between words, and most of those between sentences: a mark that flickers tells nobody anything. */
const HOLD_MS = 1_200;

export interface Speaking {
  readonly speaking: boolean;
  readonly lastLoudMs: number;
}

/** Of who has not been heard yet. */
export const silent: Speaking = { speaking: false, lastLoudMs: -Infinity };

/**
 * Decides from one reading whether somebody speaks.
 *
 * @param loud whether it was louder than a quiet room
 * @param nowMs any steady clock, milliseconds
 */
export function hear(previous: Speaking, loud: boolean, nowMs: number): Speaking {
  if (loud) return { speaking: true, lastLoudMs: nowMs };
  const speaking = nowMs - previous.lastLoudMs < HOLD_MS;
  return speaking === previous.speaking ? previous : { ...previous, speaking };
}
