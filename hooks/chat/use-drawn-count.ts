import { useState } from 'react';

/** A page never draws all of ten thousand messages: the latest, and earlier ones when they are asked for. */
const PORTION = 100;

/** So many are held where they are for whoever reads further up, however much comes. */
const MOST_HELD = 1_000;

/**
 * @param all messages that there are
 * @param holds what is drawn stays, though more comes behind it: somebody reads further up
 * @returns how many of the latest are drawn, and what draws earlier ones
 */
export function useDrawnCount(all: number, holds: boolean): [number, () => void] {
  const [{ count, of }, setDrawn] = useState({ count: PORTION, of: all });
  if (of !== all) {
    const held = holds ? Math.min(count + all - of, MOST_HELD) : count;
    setDrawn({ count: Math.max(count, held), of: all });
  }
  return [count, () => setDrawn({ count: count + PORTION, of: all })];
}
