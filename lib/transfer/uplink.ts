import type { PeerId } from '../signaling/identifiers';
import { Pace } from './pace';

/** Blocks that may be on their way in any case, to all together: the one goes while the other is heard of. */
const LEAST = 2;

/** What was handed over so long ago is not on this page's line any more, or never comes. */
const SILENT_MS = 1_000;

/** One file that goes to one person. */
export interface Load {
  readonly peer: PeerId;
  /** Blocks that have not come, as far as was heard. */
  readonly onTheWay: number;
  /** When the last of them was handed over. */
  readonly handedMs: number;
  /** There may be space for it. */
  go: () => void;
}

/**
 * The line that all files of a page go out on. What goes to one person goes over one connection, and so at one pace;
 * and each pace is kept as if there were no other, and a part of it used: so what is on its way to all is no more than
 * it would be to one. Each way is measured first, with nothing else on the line.
 */
export class Uplink {
  readonly #now: () => number;
  readonly #paces = new Map<PeerId, Pace>();
  /** What goes out at the moment, what was sent last at the end. */
  readonly #loads = new Set<Load>();
  /** Whose way is measured, with nothing else on the line, and since when. */
  #measured: { readonly peer: PeerId; readonly sinceMs: number } | null = null;
  /** Those who were not heard of when it was their turn to be measured. */
  readonly #silent = new Set<PeerId>();
  #speaking = false;

  constructor(now: () => number) {
    this.#now = now;
  }

  setSpeaking(speaking: boolean): void {
    this.#speaking = speaking;
    for (const pace of this.#paces.values()) pace.setSpeaking(speaking);
  }

  /** The connection to this person ended: another one is another way. */
  forget(peer: PeerId): void {
    this.#paces.delete(peer);
    this.#silent.delete(peer);
  }

  /** It has something to send. */
  enter(load: Load): void {
    if (this.#loads.has(load)) return;
    const isFirst = this.#loadsTo(load.peer).length === 0;
    this.#loads.add(load);
    if (!isFirst) return;
    const pace = this.#paceTo(load.peer);
    // What the others have in the queue would pass for a part of the way.
    if (!pace.knowsWay) for (const peer of this.#peers()) this.#paceTo(peer).begin();
    pace.begin();
  }

  /** It has nothing more to send, and nothing on its way. */
  leave(load: Load): void {
    if (this.#loads.delete(load)) this.go();
  }

  /** @returns blocks that it may have on its way */
  limit(load: Load): number {
    return Math.ceil(this.#partOf(load.peer) / Math.max(1, this.#loadsTo(load.peer).length));
  }

  /** @returns blocks that it may send before more is heard */
  space(load: Load): number {
    const nowMs = this.#now();
    const heard = [...this.#loads].filter(({ handedMs }) => nowMs - handedMs < SILENT_MS);
    const measured = this.#toMeasure(nowMs);
    if (measured !== null) return load.peer === measured && onTheWay(heard) === 0 ? 1 : 0;
    const peers = this.#peers();
    const windows = peers.reduce((sum, peer) => sum + this.#paceTo(peer).window, 0);
    const all = Math.max(LEAST, Math.floor(windows / Math.max(1, peers.length)));
    return Math.min(
      this.limit(load) - load.onTheWay,
      this.#partOf(load.peer) - onTheWay(this.#loadsTo(load.peer)),
      all - onTheWay(heard),
    );
  }

  /** It was sent: others are next. */
  sent(load: Load): void {
    if (this.#loads.delete(load)) this.#loads.add(load);
  }

  /** As {@link Pace.heard}. */
  heard(load: Load, blocks: number, delayMs: number, isFull: boolean): void {
    const asIfAlone = blocks * Math.max(1, this.#peers().length);
    this.#paceTo(load.peer).heard(asIfAlone, delayMs, isFull, this.#now());
  }

  /** Lets those send for whom there is space. */
  go(): void {
    for (const load of [...this.#loads]) load.go();
  }

  /** Who has the line alone, for one block: what others have in the queue would pass for a part of the way. */
  #toMeasure(nowMs: number): PeerId | null {
    const isSilent = ({ onTheWay, handedMs }: Load) =>
      onTheWay > 0 && nowMs - handedMs >= SILENT_MS;
    const isOpen = (peer: PeerId) =>
      !this.#paceTo(peer).knowsWay &&
      !this.#silent.has(peer) &&
      !this.#loadsTo(peer).some(isSilent);
    const open = this.#peers().filter(isOpen);
    const { peer, sinceMs } = this.#measured ?? { peer: null, sinceMs: 0 };
    if (peer !== null && open.includes(peer)) {
      if (nowMs - sinceMs < SILENT_MS) return peer;
      this.#silent.add(peer);
    }
    const next = open.find((one) => one !== peer) ?? null;
    this.#measured = next === null ? null : { peer: next, sinceMs: nowMs };
    return next;
  }

  /** Blocks that may be on their way to one person. */
  #partOf(peer: PeerId): number {
    return Math.ceil(this.#paceTo(peer).window / Math.max(1, this.#peers().length));
  }

  #peers(): PeerId[] {
    return [...new Set([...this.#loads].map(({ peer }) => peer))];
  }

  #loadsTo(peer: PeerId): Load[] {
    return [...this.#loads].filter((load) => load.peer === peer);
  }

  #paceTo(peer: PeerId): Pace {
    const known = this.#paces.get(peer);
    if (known) return known;
    const pace = new Pace();
    pace.setSpeaking(this.#speaking);
    this.#paces.set(peer, pace);
    return pace;
  }
}

function onTheWay(loads: readonly Load[]): number {
  return loads.reduce((sum, load) => sum + load.onTheWay, 0);
}
