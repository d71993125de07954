import type { PeerId } from '../signaling/identifiers';
import { Incoming } from './incoming';
import { MAX_OFFERS_OF_ONE, MAX_TRANSFERS } from './limits';
import { Outgoing } from './outgoing';
import type { RememberedTransfers } from './transfer-memory';
import type { TransferMessage } from './transfer-message';
import type { TransferId } from './transfer-snapshot';

type Transfer = Outgoing | Incoming;

/** Of those that were taken off, so that whoever asks for them is answered. */
const MAX_FORGOTTEN = 200;

/** What became of a file of this peer. */
interface Fate {
  readonly peer: PeerId;
  readonly word: TransferMessage;
}

/** All transfers of a page, under way or over, until a person takes them off. */
export class TransferShelf {
  readonly #transfers = new Map<TransferId, Transfer>();
  readonly #fates = new Map<TransferId, Fate>();

  get all(): Transfer[] {
    return [...this.#transfers.values()];
  }

  get outgoing(): Outgoing[] {
    return this.all.filter((one) => one instanceof Outgoing);
  }

  get incoming(): Incoming[] {
    return this.all.filter((one) => one instanceof Incoming);
  }

  /** How many more there may be. */
  get space(): number {
    return Math.max(0, MAX_TRANSFERS - this.#transfers.size + this.#spent.length);
  }

  get(id: TransferId): Transfer | undefined {
    return this.#transfers.get(id);
  }

  getIncoming(id: TransferId): Incoming | null {
    const transfer = this.#transfers.get(id);
    return transfer instanceof Incoming ? transfer : null;
  }

  incomingOf(peer: PeerId): Incoming[] {
    return this.incoming.filter((one) => one.peer === peer);
  }

  /** Whether there may be one more offer of this peer. */
  hasSpaceFor(peer: PeerId): boolean {
    const open = this.incomingOf(peer).filter((one) => !one.over);
    return this.space > 0 && open.length < MAX_OFFERS_OF_ONE;
  }

  /** Where there is no place any more, what the list can do without makes way, the oldest first. */
  put(id: TransferId, transfer: Transfer): void {
    const [oldest] = this.#spent;
    if (this.#transfers.size >= MAX_TRANSFERS && oldest) void this.#remove(oldest);
    this.#transfers.set(id, transfer);
  }

  get #spent(): TransferId[] {
    return [...this.#transfers].filter(([, one]) => one.isSpent).map(([id]) => id);
  }

  /** Takes one off that is over. @returns when nothing is left of it */
  async dismiss(id: TransferId): Promise<void> {
    const transfer = this.#transfers.get(id);
    if (transfer instanceof Outgoing ? transfer.isOver : transfer?.over) await this.#remove(id);
  }

  async #remove(id: TransferId): Promise<void> {
    const transfer = this.#transfers.get(id);
    this.#transfers.delete(id);
    if (!(transfer instanceof Incoming)) return;
    const { peer, word } = transfer;
    if (word) this.#noteFate(id, { peer, word });
    await transfer.forget();
  }

  /** What an earlier page told, or was to tell, of those that were over. */
  recall(ended: RememberedTransfers['ended']): void {
    for (const { id, peer, word } of ended) this.#noteFate(id, { peer, word });
  }

  /** @returns the word on what became of one that came from this peer, whether it was taken off or not */
  fateOf(peer: PeerId, id: TransferId): TransferMessage | null {
    const fate = this.getIncoming(id) ?? this.#fates.get(id);
    return fate?.peer === peer ? fate.word : null;
  }

  /** Gives all of them up. */
  clear(): void {
    for (const one of this.outgoing) one.cancel();
    for (const one of this.incoming) void one.forget();
    this.#transfers.clear();
    this.#fates.clear();
  }

  /** @returns what a page that is loaded again needs to go on */
  remembered(): RememberedTransfers {
    return {
      outgoing: this.outgoing
        .filter((one) => !one.isOver)
        .map(({ id, facts, pending, offeredMs }) => ({
          ...{ id, ...facts, offeredMs },
          to: pending.map(({ peer, name }) => ({ peer, name })),
        })),
      incoming: this.incoming
        .filter(({ isKept }) => isKept)
        .map((one) => ({
          id: one.offer.id,
          name: one.offer.name,
          size: one.offer.size,
          kind: one.offer.kind,
          offeredMs: one.offeredMs,
          from: { peer: one.peer, name: one.name },
          isWhole: one.over === 'done',
          isPaused: one.isPaused,
        })),
      ended: [...this.#fates].map(([id, fate]) => ({ id, ...fate })).concat(this.#endedHere),
    };
  }

  /** Those on the list that are over, and that no later page has. */
  get #endedHere(): RememberedTransfers['ended'] {
    return this.incoming.flatMap(({ offer: { id }, peer, word, isKept }) =>
      word && !isKept ? [{ id, peer, word }] : [],
    );
  }

  #noteFate(id: TransferId, fate: Fate): void {
    this.#fates.set(id, fate);
    const [oldest] = this.#fates.keys();
    if (this.#fates.size > MAX_FORGOTTEN && oldest) this.#fates.delete(oldest);
  }
}
