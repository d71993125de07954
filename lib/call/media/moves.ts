import type { LinkFigures } from '../stats/link-figures';
import { isOfMost } from './most';

/** Links come up one after the other when a device has changed its network; later ones have a reason of their own. */
const TOGETHER_MS = 15_000;

interface Departure {
  readonly pair: string;
  readonly network: string | null;
}

/**
 * Whether this device has moved to another network, by the pairs of candidates in use: then most links leave it by another
 * address than before. Where the address is not known, as over a relay, another pair is taken for another network. One link
 * alone says nothing: it may be the other side that has moved, or a shorter way that was found. Nor does the only one that
 * there is by going over from IPv4 to IPv6 or back, which ICE does in the same network.
 */
export class Moves<Id> {
  readonly #departures = new Map<Id, Departure>();
  readonly #movedMs = new Map<Id, number>();

  /**
   * @param links all of them; without figures those that are not up, which are compared when they are again
   * @returns whether it has, since this was asked last
   */
  note(
    links: ReadonlyMap<Id, Pick<LinkFigures, 'pair' | 'network'> | null>,
    nowMs: number,
  ): boolean {
    for (const id of this.#departures.keys()) if (!links.has(id)) this.#departures.delete(id);
    for (const [id, ms] of this.#movedMs) {
      if (!links.has(id) || nowMs - ms >= TOGETHER_MS) this.#movedMs.delete(id);
    }
    for (const [id, figures] of links) {
      if (!figures || figures.pair === null) continue;
      const { pair, network } = figures;
      const before = this.#departures.get(id);
      this.#departures.set(id, { pair, network });
      if (!before || !isElsewhere(before, { pair, network })) continue;
      if (links.size > 1 || !isOtherFamily(before.network, network)) this.#movedMs.set(id, nowMs);
    }
    if (!isOfMost(this.#movedMs.size, links.size)) return false;
    this.#movedMs.clear();
    return true;
  }
}

/** What was reached over a relay and then by a shorter way is where it was, as far as anybody knows. */
function isElsewhere(before: Departure, now: Departure): boolean {
  if (now.pair === before.pair) return false;
  if (now.network === null) return true;
  return before.network !== null && now.network !== before.network;
}

function isOtherFamily(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && before.includes(':') !== now.includes(':');
}
