import type { LinkFigures } from '../stats/link-figures';
import { Ceiling } from './ceiling';
import { isOfMost } from './most';
import { Way } from './way';

/** Of what was measured, to be sent after it was too much: the queue has to empty, and sound needs air. */
const CAUTION = 0.85;

/** What is tried over a way that nobody knows, beside the least: a small picture and a whole voice. In bits a second. */
const FIRST_TRIAL = 160_000;

/** Who is held back for longer while most of the others are not has a narrow way of its own. */
const SUSPECT_MS = 10_000;

/**
 * When a line becomes narrow at once, what waits in senders and routers, and what was lost of pictures and is asked for
 * again, goes on to fill it; so long do pictures make room, and browsers learn what it carries.
 */
const EMPTYING_MS = 2_000;

/** It is at once while nothing was in the way so lately: what it does to each way is known a look or two later. */
const SUDDEN_MS = 4_000;

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
  ceiling: Ceiling;
  pair: string | null;
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
  #line = new Ceiling();
  /** When it held nothing back last, and until when it empties. */
  #freeMs = -Infinity;
  #emptyMs = -Infinity;

  /** What may be sent over all links together, in bits a second; Infinity as long as nothing speaks against it. */
  get bitrate(): number {
    return this.#line.bitrate;
  }

  /** Whether it became narrow so lately that nothing but voices had better be sent. */
  isEmptying(nowMs: number): boolean {
    return nowMs < this.#emptyMs;
  }

  /** What may be sent to that peer, likewise. */
  ceilingOf(id: Id): number {
    return this.#links.get(id)?.ceiling.bitrate ?? Infinity;
  }

  /**
   * The line is another one. What the last one carried says nothing of it, nor that it was wide: it begins with what the
   * browser says now, and more is tried from there.
   */
  begin(links: ReadonlyMap<Id, LinkLook>): void {
    this.#line = new Ceiling(sum(links, presumed));
    this.#links.clear();
    for (const [id, look] of links) {
      this.#links.set(id, measured(look.figures.pair, new Ceiling(presumed(look))));
    }
  }

  /**
   * @param links those that are up, of which there are figures
   * @param busy whether this machine has too much to do
   */
  look(links: ReadonlyMap<Id, LinkLook>, busy: boolean, nowMs: number): void {
    for (const id of this.#links.keys()) if (!links.has(id)) this.#links.delete(id);
    if (!this.#note(links, busy)) return;
    const all = [...this.#links.values()];
    const isMostly = (is: (one: Measured) => boolean) => {
      const count = all.filter(is).length;
      return count > 1 && isOfMost(count, all.length);
    };
    const isAnyFull = all.some(({ way }) => way.full);
    const carries = this.#carried(links);
    // They don't all notice in the same second, and who did is relieved in the next. What is no less than all of them
    // send is what other ways carry, and this one is not to blame.
    const isFull =
      isAnyFull &&
      carries < sum(links, ({ allotted }) => allotted) &&
      isMostly(({ way, ceiling }) => way.full || ceiling.wasFull(nowMs));
    const isFilling = isMostly(({ way }) => way.filling);
    const isSuspect = all.some((one) => nowMs - (one.fullSinceMs ?? -Infinity) < SUSPECT_MS);
    const wanted = sum(links, (look) => look.wanted);
    const isLost = [...links.values()].some(({ figures }) => figures.sentLoss >= TELLING_LOSS);
    if (this.#line.bitrate >= wanted) this.#freeMs = nowMs;
    if (isFull && isLost && nowMs - this.#freeMs < SUDDEN_MS) this.#empty(nowMs);
    if (isFull) this.#line.lower(carries, nowMs);
    else if (isFilling) this.#line.retreat(sum(links, estimated), nowMs);
    else if (!isSuspect && !isMostly(({ way }) => way.late)) this.#line.raise(wanted, nowMs);
    if (this.isEmptying(nowMs)) this.#line.correct(sum(links, estimated));
    for (const [id, look] of links) {
      const one = this.#links.get(id);
      if (!one || (isFull && one.way.full)) continue;
      if (one.way.full) one.ceiling.lower(passable(look), nowMs);
      else if (one.way.filling && !isFilling) one.ceiling.retreat(estimated(look), nowMs);
      else if (!one.way.late) one.ceiling.raise(look.wanted, nowMs);
    }
  }

  #empty(nowMs: number): void {
    this.#emptyMs = nowMs + EMPTYING_MS;
    // Who noticed first was taken for the only one.
    for (const one of this.#links.values()) {
      if (one.ceiling.wasFull(nowMs)) one.ceiling = new Ceiling();
    }
  }

  /** What all ways carry, by those that were looked at since the first one was full. */
  #carried(links: ReadonlyMap<Id, LinkLook>): number {
    const since = [...this.#links.values()].map(({ fullSinceMs }) => fullSinceMs ?? Infinity);
    const sinceMs = Math.min(...since);
    return sum(links, (look) =>
      look.figures.atMs >= sinceMs ? passable(look) : Math.min(passable(look), look.allotted),
    );
  }

  /** @returns whether there was anything new */
  #note(links: ReadonlyMap<Id, LinkLook>, busy: boolean): boolean {
    let isNew = false;
    for (const [id, { figures, allotted }] of links) {
      const one = this.#links.get(id) ?? measured(figures.pair, new Ceiling());
      // Another pair of candidates is another way, which may be wider than the last one.
      if (figures.pair !== one.pair) one.ceiling = new Ceiling();
      one.pair = figures.pair;
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

function measured(pair: string | null, ceiling: Ceiling): Measured {
  return { way: new Way(), ceiling, pair, atMs: -Infinity, fullSinceMs: null };
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

/** Of a way that nobody knows, the same, but what a small picture takes is tried. */
function presumed(look: LinkLook): number {
  return Math.max(look.least + FIRST_TRIAL, estimated(look));
}

function sum<Id>(links: ReadonlyMap<Id, LinkLook>, of: (look: LinkLook) => number): number {
  return [...links.values()].reduce((total, look) => total + of(look), 0);
}
