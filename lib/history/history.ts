import { SnapshotFeed } from '../base/snapshot-feed';
import type { CallSnapshot } from '../call/call-snapshot';
import type { MediaSnapshot } from '../media/media-snapshot';
import type { PeerId } from '../signaling/identifiers';
import type { Condition } from './condition';
import { condition, conditionsIn } from './condition';

/** Enough for a day with a bad network. What was over first is forgotten first. */
const MAX_SPANS = 1_000;

/** From when to when something was so, in milliseconds since the epoch. */
export interface Span extends Condition {
  readonly fromMs: number;
  /** Null while it still is. */
  readonly toMs: number | null;
  /** Whether it ended only because this participant's call did. */
  readonly cut: boolean;
}

export interface HistorySnapshot {
  /** By when they began. */
  readonly spans: readonly Span[];
  /** What the others were called last. */
  readonly names: ReadonlyMap<PeerId, string>;
}

/**
 * What happened in the calls of one page, kept in this page alone: of every snapshot it is noted what began and
 * what ended with it.
 */
export class History {
  readonly #now: () => number;
  readonly #feed = new SnapshotFeed<HistorySnapshot>({ spans: [], names: new Map() });
  readonly #names = new Map<PeerId, string>();
  readonly #networkChanges = new Map<PeerId | null, number>();
  #call: CallSnapshot | null = null;
  #media: MediaSnapshot | null = null;

  /** @param now in milliseconds since the epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): HistorySnapshot => this.#feed.current;

  followCall(call: CallSnapshot): void {
    this.#call = call;
    this.#learnNames(call);
    this.#follow(this.#newNetworks(call));
  }

  followMedia(media: MediaSnapshot): void {
    this.#media = media;
    this.#follow();
  }

  /** What was thrown may say where it came from: only its name is kept. */
  noteError(error: unknown): void {
    this.#follow([condition('error', null, error instanceof Error ? error.name : typeof error)]);
  }

  #learnNames({ peers }: CallSnapshot): void {
    for (const { id, facts } of peers) if (facts) this.#names.set(id, facts.name);
  }

  #newNetworks({ call, peers, networkChanges }: CallSnapshot): Condition[] {
    if (call.status !== 'inCall') {
      this.#networkChanges.clear();
      return [];
    }
    const counts: [PeerId | null, number][] = [
      [null, networkChanges],
      ...peers.flatMap(({ id, facts }): [PeerId, number][] =>
        facts ? [[id, facts.networkChanges]] : [],
      ),
    ];
    return counts.flatMap(([who, count]) => {
      const before = this.#networkChanges.get(who) ?? count;
      this.#networkChanges.set(who, count);
      return count > before ? [condition('network', who)] : [];
    });
  }

  /** @param happened what takes no time */
  #follow(happened: readonly Condition[] = []): void {
    const { spans } = this.#feed.current;
    const nowMs = this.#now();
    const current = this.#call ? conditionsIn(this.#call, this.#media) : [];
    const keys = new Set(current.map(keyOf));
    const open = new Set(spans.filter(({ toMs }) => toMs === null).map(keyOf));
    const cut = !keys.has(keyOf(condition('inCall')));
    const ended = spans.filter((span) => span.toMs === null && !keys.has(keyOf(span)));
    const begun = current.filter((one) => !open.has(keyOf(one)));
    if (ended.length + begun.length + happened.length === 0) return;
    const isOver = new Set(ended);
    const all = [
      ...spans.map((span) => (isOver.has(span) ? { ...span, toMs: nowMs, cut } : span)),
      ...begun.map((one) => ({ ...one, fromMs: nowMs, toMs: null, cut: false })),
      ...happened.map((one) => ({ ...one, fromMs: nowMs, toMs: nowMs, cut: false })),
    ];
    this.#feed.publish({ spans: withoutOldest(all), names: new Map(this.#names) });
  }
}

function keyOf({ kind, who, detail }: Condition): string {
  return JSON.stringify([kind, who, detail]);
}

function withoutOldest(spans: readonly Span[]): Span[] {
  let surplus = spans.length - MAX_SPANS;
  return spans.filter(({ toMs }) => toMs === null || surplus-- <= 0);
}
