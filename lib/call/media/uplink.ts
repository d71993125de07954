import type { LinkFigures } from '../stats/link-figures';
import { Ceiling } from './ceiling';
import { Way } from './way';

/** Of what was measured, to be sent after it was too much: the queue has to empty, and sound needs air. */
const CAUTION = 0.85;

/** So many of the links have to be full at once for the reason to be what they share. */
const SHARED = 2 / 3;

/** Who is held back for longer while most of the others are not has a narrow way of its own. */
const SUSPECT_MS = 10_000;

/** What is known of one link since the last look. */
export interface LinkLook {
  readonly figures: LinkFigures;
  /** What the link may send, and what it would send if nothing were in the way, in bits a second. */
  readonly allotted: number;
  readonly wanted: number;
  /** What it sends however narrow its way is, likewise. */
  readonly least: number;
}

interface Measured {
  readonly way: Way;
  readonly ceiling: Ceiling;
  atMs: number;
  /** Since when it is full; null while it is not. */
  fullSinceMs: number | null;
}

/**
 * What this participant's line carries. Every link has a congestion control of its own, and none of them knows of the
 * others: each gives way by what it takes for its share, and together they fill the line's queue until sound suffers.
 * When most of them are full at once, it is the line that they share; when one is, it is that way alone.
 */
export class Uplink<Id> {
  readonly #links = new Map<Id, Measured>();
  readonly #line = new Ceiling();

  /** What may be sent over all links together, in bits a second; Infinity as long as nothing speaks against it. */
  get bitrate(): number {
    return this.#line.bitrate;
  }

  /** What may be sent to that peer, likewise. */
  ceilingOf(id: Id): number {
    return this.#links.get(id)?.ceiling.bitrate ?? Infinity;
  }

  /**
   * @param links those that are up, of which there are figures
   * @param busy whether this machine has too much to do
   */
  look(links: ReadonlyMap<Id, LinkLook>, busy: boolean, nowMs: number): void {
    for (const id of this.#links.keys()) if (!links.has(id)) this.#links.delete(id);
    if (!this.#note(links, busy)) return;
    const all = [...this.#links.values()];
    const isOfMost = (is: (one: Measured) => boolean) => {
      const count = all.filter(is).length;
      return count > 1 && count >= SHARED * all.length;
    };
    const isAnyFull = all.some(({ way }) => way.full);
    const carries = sum(links, passable);
    // They don't all notice in the same second, and who did is relieved in the next. What is no less than all of them
    // send is what other ways carry, and this one is not to blame.
    const isFull =
      isAnyFull &&
      carries < sum(links, ({ allotted }) => allotted) &&
      isOfMost(({ way, ceiling }) => way.full || ceiling.wasFull(nowMs));
    const isFilling = isOfMost(({ way }) => way.filling);
    const isSuspect = all.some((one) => nowMs - (one.fullSinceMs ?? -Infinity) < SUSPECT_MS);
    if (isFull) this.#line.lower(carries, nowMs);
    else if (isFilling) this.#line.retreat(sum(links, estimated), nowMs);
    else if (!isSuspect && !isOfMost(({ way }) => way.late)) {
      this.#line.raise(
        sum(links, ({ wanted }) => wanted),
        nowMs,
      );
    }
    for (const [id, look] of links) {
      const one = this.#links.get(id);
      if (!one || (isFull && one.way.full)) continue;
      if (one.way.full) one.ceiling.lower(passable(look), nowMs);
      else if (one.way.filling && !isFilling) one.ceiling.retreat(estimated(look), nowMs);
      else if (!one.way.late) one.ceiling.raise(look.wanted, nowMs);
    }
  }

  /** @returns whether there was anything new */
  #note(links: ReadonlyMap<Id, LinkLook>, busy: boolean): boolean {
    let isNew = false;
    for (const [id, { figures, allotted }] of links) {
      const one = this.#links.get(id) ?? {
        way: new Way(),
        ceiling: new Ceiling(),
        atMs: -Infinity,
        fullSinceMs: null,
      };
      this.#links.set(id, one);
      if (figures.atMs <= one.atMs) continue;
      one.atMs = figures.atMs;
      one.way.note(figures, allotted, busy);
      one.fullSinceMs = one.way.full ? (one.fullSinceMs ?? figures.atMs) : null;
      isNew = true;
    }
    return isNew;
  }
}

/** With so much loss, what was sent was more than went through, whatever the browser still thinks. */
const TELLING_LOSS = 0.1;

/** What may be sent after it was too much. */
function passable({ figures, least }: LinkLook): number {
  return Math.max(least, CAUTION * carried(figures));
}

/** What went through, as far as that can be told: by the browser's own account, or by what came of what was sent. */
function carried({ availableBitrate, sentBitrate, sentLoss }: LinkFigures): number {
  const came = sentBitrate * (1 - sentLoss);
  if (availableBitrate === null) return came;
  return sentLoss >= TELLING_LOSS ? Math.min(availableBitrate, came) : availableBitrate;
}

/** The same before it is too much: the browser's own account alone. */
function estimated({ figures, least }: LinkLook): number {
  return Math.max(least, CAUTION * (figures.availableBitrate ?? Infinity));
}

function sum<Id>(links: ReadonlyMap<Id, LinkLook>, of: (look: LinkLook) => number): number {
  return [...links.values()].reduce((total, look) => total + of(look), 0);
}
