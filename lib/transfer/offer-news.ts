import { SnapshotFeed } from '../base/snapshot-feed';
import type { TransferId, TransferSource, TransferView } from './transfer-snapshot';

export interface OfferNewsSnapshot {
  /** Offers that came while nobody looked. */
  readonly unseen: number;
  /** The one that came last of them; null once it was looked at, was shown long enough, or is offered no more. */
  readonly newest: TransferView | null;
}

const none: OfferNewsSnapshot = { unseen: 0, newest: null };

/**
 * Which files were offered to this person while nobody looked at the list. What was under way before, and goes on after
 * the page was loaded again, is no offer.
 */
export class OfferNews {
  readonly #feed = new SnapshotFeed<OfferNewsSnapshot>(none);
  readonly #source: Pick<TransferSource, 'subscribe' | 'getSnapshot'>;
  #known: ReadonlySet<TransferId> = new Set();
  #unseen: ReadonlySet<TransferId> = new Set();
  #isLooking = false;

  constructor(source: Pick<TransferSource, 'subscribe' | 'getSnapshot'>) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): OfferNewsSnapshot => this.#feed.current;

  /** @returns what ends it */
  open(): () => void {
    this.#follow();
    return this.#source.subscribe(() => this.#follow());
  }

  /** Whether somebody sees the list. */
  setLooking(looking: boolean): void {
    this.#isLooking = looking;
    if (looking) this.#publish(new Set(), null);
  }

  /** The newest was shown long enough. It still counts. */
  passNewest(): void {
    if (this.#feed.current.newest) this.#publish(this.#unseen, null);
  }

  #follow(): void {
    const { transfers } = this.#source.getSnapshot();
    const came = transfers.filter((one) => !this.#known.has(one.id) && isOffer(one));
    const isKept = (id: TransferId) => transfers.some((one) => one.id === id);
    this.#known = new Set(transfers.map(({ id }) => id));
    if (this.#isLooking) return;
    const unseen = [...[...this.#unseen].filter(isKept), ...came.map(({ id }) => id)];
    const { newest } = this.#feed.current;
    const isOffered = transfers.some((one) => one.id === newest?.id && isOffer(one));
    const next = came.at(-1) ?? (isOffered ? newest : null);
    if (next === newest && unseen.length === this.#unseen.size) return;
    this.#publish(new Set(unseen), next);
  }

  #publish(unseen: ReadonlySet<TransferId>, newest: TransferView | null): void {
    this.#unseen = unseen;
    this.#feed.publish({ unseen: unseen.size, newest });
  }
}

function isOffer({ direction, ends }: TransferView): boolean {
  return direction === 'in' && ends.some(({ state }) => state === 'offered');
}
