import type { LinkFigures } from '../stats/link-figures';
import type { Pressure } from './pressure-watch';

/** How much of one processor's time pictures take, from which on they are said to be a burden. */
const FAIR = 0.25;
const SERIOUS = 0.5;
const CRITICAL = 1;

/**
 * What the statistics tell of how much a machine has to do, for browsers that don't tell of the machine. Encoders and
 * decoders measure by the clock, so that they count the waiting on a machine which is busy otherwise, too.
 *
 * @returns null where there are no pictures, or the browser does not say how long they took
 */
export function pressureBy(links: Iterable<LinkFigures>): Pressure | null {
  let share = 0;
  let limited = false;
  for (const { sent, received } of links) {
    for (const one of sent.values()) {
      share += one.encodeShare;
      limited ||= one.limitedBy === 'cpu';
    }
    for (const one of received.values()) share += one.decodeShare;
  }
  if (share === 0) return null;
  if (share >= CRITICAL) return 'critical';
  if (share >= SERIOUS || limited) return 'serious';
  return share >= FAIR ? 'fair' : 'nominal';
}
