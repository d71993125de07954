import type { PeerId } from '../../lib/signaling/identifiers';
import type { Before, Claim, ConnectionId, Seat } from './seat';

export type Admission =
  | { readonly status: 'seated'; readonly seat: Seat; readonly before: Before }
  | { readonly status: 'full' };

/**
 * The seats of one room and the queue for them, first come, first served. While somebody waits, all
 * seats are taken: {@link fill} is called in the same step in which a seat gets free.
 */
export class Seating {
  readonly #capacity: number;
  readonly #seats = new Map<PeerId, Seat>();
  readonly #queue = new Map<PeerId, Claim>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Held seats too, in order of arrival. */
  get seats(): readonly Seat[] {
    return [...this.#seats.values()];
  }

  get queue(): readonly Claim[] {
    return [...this.#queue.values()];
  }

  get isEmpty(): boolean {
    return this.#seats.size === 0 && this.#queue.size === 0;
  }

  seat(peer: PeerId): Seat | undefined {
    return this.#seats.get(peer);
  }

  /** Gives a seat, or says that there is none: the one place where the cap is decided. */
  admit({ peer, connection, started, session }: Claim): Admission {
    const known = this.#seats.get(peer);
    if (!known && this.#seats.size >= this.#capacity) return { status: 'full' };
    const seat: Seat = { peer, holder: { status: 'here', connection }, started, session };
    this.#seats.set(peer, seat);
    return { status: 'seated', seat, before: whose(known) };
  }

  /** Replaces what is known of a seat that is taken. */
  update(seat: Seat): void {
    if (this.#seats.has(seat.peer)) this.#seats.set(seat.peer, seat);
  }

  free(peer: PeerId): void {
    this.#seats.delete(peer);
  }

  /** Gives the free seats to those who waited longest. @returns their seats */
  fill(): Seat[] {
    return this.queue.flatMap((claim) => {
      const admission = this.admit(claim);
      if (admission.status === 'full') return [];
      this.#queue.delete(claim.peer);
      return [admission.seat];
    });
  }

  /** Marks a claim in the queue as ready to be called, in its place. */
  startClaim(peer: PeerId): void {
    const claim = this.#queue.get(peer);
    if (claim) this.#queue.set(peer, { ...claim, started: true });
  }

  /** Queues a claim, or renews it in its place. @returns the connection that stood there before. */
  enqueue(claim: Claim): ConnectionId | null {
    const earlier = this.#queue.get(claim.peer);
    this.#queue.set(claim.peer, claim);
    return earlier?.connection ?? null;
  }

  /** @returns the place that was given up, counted from 1. */
  dequeue(peer: PeerId): number {
    const position = this.position(peer);
    this.#queue.delete(peer);
    return position;
  }

  /** @returns the place in the queue, counted from 1, or 0 outside it. */
  position(peer: PeerId): number {
    return [...this.#queue.keys()].indexOf(peer) + 1;
  }
}

function whose(seat: Seat | undefined): Before {
  if (!seat) return { status: 'free' };
  if (seat.holder.status === 'away') return { status: 'away' };
  return { status: 'replaced', connection: seat.holder.connection };
}
