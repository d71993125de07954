import type { PeerId } from '../../lib/signaling/identifiers';
import { Holdings } from '../shares/holdings';
import { QUEUE_PLACES } from '../shares/limits';
import { SparseMap } from '../shares/sparse-map';
import type { PersonState } from './room-state';
import type { Before, Claim, Seat, Waiting } from './seat';
import { awayClaim, claimOn, isDeparted } from './seat';

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
  readonly #queue = new SparseMap<PeerId, Waiting>();
  readonly #places = new Holdings(QUEUE_PLACES);

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Held seats too, in order of arrival. */
  get seats(): readonly Seat[] {
    return [...this.#seats.values()];
  }

  get queue(): readonly Waiting[] {
    return [...this.#queue.values()];
  }

  get isEmpty(): boolean {
    return this.#seats.size === 0 && this.#queue.size === 0;
  }

  seat(peer: PeerId): Seat | undefined {
    return this.#seats.get(peer);
  }

  /** Who stands in the queue as this peer. */
  claim(peer: PeerId): Waiting | undefined {
    return this.#queue.get(peer);
  }

  /**
   * Gives a seat, or says that there is none: the one place where the cap is decided.
   *
   * @param provisional whether the seat may be taken away again for somebody who was inside before
   */
  admit({ connection, ...about }: Claim, provisional = false): Admission {
    const known = this.#seats.get(about.peer);
    if (!known && this.#seats.size >= this.#capacity) return { status: 'full' };
    const seat = this.#put({ ...about, holder: { status: 'here', connection }, provisional });
    return { status: 'seated', seat, before: whose(known) };
  }

  /** Gives those their seats and places who had them at another server: they are away. @param untilMs kept so long */
  restore(seats: readonly Seat[], queue: readonly PersonState[], untilMs: number): void {
    for (const seat of seats) this.#put(seat);
    for (const person of queue) {
      this.#places.add(person.networks);
      this.#queue.set(person.peer, awayClaim(person, untilMs));
    }
  }

  /** Replaces what is known of a seat that is taken. */
  update(seat: Seat): void {
    if (this.#seats.has(seat.peer)) this.#put(seat);
  }

  free(peer: PeerId): void {
    this.#seats.delete(peer);
  }

  /**
   * Takes the seat of who came last of those who sit provisionally, and gives them the first place in the
   * queue for it.
   *
   * @returns the seat that is free now, or null when all who sit have a right to
   */
  yieldSeat(): Seat | null {
    const seat = this.seats.findLast(({ provisional }) => provisional);
    if (!seat) return null;
    this.#seats.delete(seat.peer);
    const claim = claimOn(seat);
    if (claim) {
      const others = [...this.#queue];
      this.#places.add(claim.networks);
      this.#queue.clear();
      this.#queue.set(claim.peer, { ...claim, awayUntilMs: null });
      for (const [peer, one] of others) this.#queue.set(peer, one);
    }
    return seat;
  }

  /** Gives the free seats to those who waited longest, of those who are here. @returns their seats */
  fill(): Seat[] {
    return this.queue.flatMap(({ awayUntilMs, ...claim }) => {
      if (awayUntilMs !== null) return [];
      const admission = this.admit(claim);
      if (admission.status === 'full') return [];
      this.dequeue(claim.peer);
      return [admission.seat];
    });
  }

  /** Marks a claim in the queue as ready to be called, in its place. */
  startClaim(peer: PeerId): void {
    const claim = this.#queue.get(peer);
    if (claim) this.#queue.set(peer, { ...claim, started: true });
  }

  /** Queues a claim, or renews it in its place. @returns false when the queue has no place for it */
  enqueue(claim: Claim): boolean {
    const earlier = this.#queue.get(claim.peer);
    if (!earlier && !this.#places.take(claim.networks)) return false;
    // Whoever waits already is counted where it came from first.
    const networks = earlier?.networks ?? claim.networks;
    this.#queue.set(claim.peer, { ...claim, networks, awayUntilMs: null });
    return true;
  }

  /** Keeps a place in the queue for somebody who went away. */
  keepPlace(peer: PeerId, untilMs: number): void {
    const claim = this.#queue.get(peer);
    if (claim) this.#queue.set(peer, { ...claim, awayUntilMs: untilMs });
  }

  /** @returns the place that was given up, counted from 1, or 0 when there was none */
  dequeue(peer: PeerId): number {
    const position = this.position(peer);
    const claim = this.#queue.get(peer);
    if (claim) this.#places.release(claim.networks);
    this.#queue.delete(peer);
    return position;
  }

  /** @returns the place in the queue, counted from 1, or 0 outside it. */
  position(peer: PeerId): number {
    return [...this.#queue.keys()].indexOf(peer) + 1;
  }

  /** Written out: an object that others are spread into has a layout of its own, of more than half a KiB (V8). */
  #put({ peer, started, session, networks, holder, provisional }: Seat): Seat {
    const seat: Seat = { peer, started, session, networks, holder, provisional };
    this.#seats.set(peer, seat);
    return seat;
  }
}

function whose(seat: Seat | undefined): Before {
  if (!seat || isDeparted(seat)) return { status: 'free' };
  if (seat.holder.status === 'away') return { status: 'away' };
  return { status: 'replaced', connection: seat.holder.connection };
}
