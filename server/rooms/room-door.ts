import type { ClosedDoor } from '../../lib/signaling/events';
import type { PeerId } from '../../lib/signaling/identifiers';
import { Holdings } from '../shares/holdings';
import { DOOR_PLACES, DOOR_VISITS } from '../shares/limits';
import { Rates } from '../shares/rates';
import { SparseMap } from '../shares/sparse-map';
import { RefusalPauses } from './refusal-pauses';
import type { PersonState, RoomState } from './room-state';
import type { Claim, ConnectionId, Waiting } from './seat';
import { awayClaim } from './seat';

/** So many are remembered as removed; the room is locked with each of them, so that all others knock too. */
const MAX_REMOVED = 32;

/** So many are remembered as latecomers, those inside before all: a token has no space for more. */
const MAX_LATECOMERS = 12;

/** Who decides about a room, and whom it keeps out. */
export interface DoorState {
  /**
   * Orders the states that a room had, in one life of the server and over many: milliseconds since the
   * epoch, at least one more with every change.
   */
  readonly stamp: number;
  readonly host: PeerId;
  /** Whoever has no right to a seat has to knock. */
  readonly locked: boolean;
  /** Whose seats were taken away: they have to knock even when it is open. */
  readonly removed: readonly PeerId[];
  /** Whether those who come from now on are handed what was written before. */
  readonly newcomersRead: boolean;
  /** Who came while it was not so, the latest last. */
  readonly latecomers: readonly PeerId[];
}

/** Somebody at the door of a room. */
export interface Caller extends Waiting {
  /** The host's connection that the knock went to, null before. Each hears one knock of a caller. */
  readonly heardBy: ConnectionId | null;
}

export type Standing = 'outside' | 'door_busy' | 'paused';

/** The door of one room: its state, those who stand there, and those who may pass though it is locked. */
export class RoomDoor {
  #state: DoorState;
  readonly #callers = new SparseMap<PeerId, Caller>();
  readonly #places = new Holdings(DOOR_PLACES);
  readonly #pauses = new RefusalPauses();
  readonly #visits: Rates;
  /** Until when, in milliseconds; `Infinity` for those whom the host let in and who still wait for a seat. */
  readonly #passes = new SparseMap<PeerId, number>();

  /** @param now the clock of all times here, in milliseconds */
  constructor(state: DoorState, now: () => number) {
    this.#state = stateOf(state, state.stamp);
    this.#visits = new Rates(DOOR_VISITS, now);
  }

  get state(): DoorState {
    return this.#state;
  }

  get callers(): readonly Caller[] {
    return [...this.#callers.values()];
  }

  caller(peer: PeerId): Caller | undefined {
    return this.#callers.get(peer);
  }

  /** Those who may pass, with the time that is left, as it was at `nowMs`. */
  passes(nowMs: number): RoomState['passes'] {
    const left = [...this.#passes].filter(([peer]) => this.hasPass(peer, nowMs));
    return left.map(([peer, untilMs]) => ({
      peer,
      leftMs: untilMs === Infinity ? null : untilMs - nowMs,
    }));
  }

  /** Has those stand here, away, who did at another server. @param untilMs their places are kept so long */
  restore(callers: readonly PersonState[], untilMs: number): void {
    for (const person of callers) {
      this.#places.add(person.networks);
      this.#callers.set(person.peer, { ...awayClaim(person, untilMs), heardBy: null });
    }
  }

  /** @returns why somebody without a seat has to knock, or null */
  barrier(peer: PeerId, nowMs: number): ClosedDoor['reason'] | null {
    const { locked, removed } = this.#state;
    if (removed.includes(peer)) return 'removed';
    return locked && !this.hasPass(peer, nowMs) ? 'locked' : null;
  }

  /** @param stamp the least that the new state may have */
  change(changes: Partial<Omit<DoorState, 'stamp'>>, stamp: number): void {
    const later = Math.max(this.#state.stamp + 1, stamp);
    this.#state = stateOf({ ...this.#state, ...changes }, later);
  }

  /** Takes over the state of the same room before a restart, as one that nothing later is lost to. */
  adopt(state: DoorState): void {
    const stamp = state.stamp > this.#state.stamp ? state.stamp : this.#state.stamp + 1;
    this.#state = stateOf(state, stamp);
    this.#passes.clear();
  }

  bar(peer: PeerId, stamp: number): void {
    const removed = [...this.#state.removed.filter((other) => other !== peer), peer];
    this.#passes.delete(peer);
    this.change({ locked: true, removed: removed.slice(-MAX_REMOVED) }, stamp);
  }

  liftBar(peer: PeerId, stamp: number): void {
    const { removed } = this.#state;
    if (!removed.includes(peer)) return;
    this.change({ removed: removed.filter((other) => other !== peer) }, stamp);
  }

  /** Remembers of those who get seats what they may read. @param seated those inside */
  noteArrivals(peers: readonly PeerId[], seated: readonly PeerId[], stamp: number): void {
    const { newcomersRead, latecomers } = this.#state;
    const fresh = peers.filter((peer) => !latecomers.includes(peer));
    if (newcomersRead || fresh.length === 0) return;
    const all = [...latecomers, ...fresh];
    const isInside = (peer: PeerId) => seated.includes(peer);
    const kept = [...all.filter((peer) => !isInside(peer)), ...all.filter(isInside)];
    this.change({ latecomers: kept.slice(-MAX_LATECOMERS) }, stamp);
  }

  givePass(peer: PeerId, untilMs: number): void {
    this.#passes.set(peer, untilMs);
  }

  hasPass(peer: PeerId, nowMs: number): boolean {
    return (this.#passes.get(peer) ?? -Infinity) > nowMs;
  }

  /** Until when the last of the passes is good; `-Infinity` without any. */
  get lastPassMs(): number {
    return Math.max(-Infinity, ...this.#passes.values());
  }

  /** Forgets the passes that are no longer good. @returns whether any are left */
  keepsPasses(nowMs: number): boolean {
    for (const peer of this.#passes.keys()) {
      if (!this.hasPass(peer, nowMs)) this.#passes.delete(peer);
    }
    return this.#passes.size > 0;
  }

  /**
   * Gives a place at the door, or that of the same peer's earlier connection. `paused`: whoever comes from there
   * was refused lately, or came too often.
   */
  stand(claim: Claim, nowMs: number): Standing {
    const earlier = this.#callers.get(claim.peer);
    if (!earlier && this.#pauses.holdBack(claim.networks, nowMs)) return 'paused';
    if (!earlier && !this.#places.admits(claim.networks)) return 'door_busy';
    const isBack = earlier !== undefined && earlier.awayUntilMs !== null;
    if (!isBack && !this.#visits.take(claim.networks)) return 'paused';
    if (!earlier) this.#places.add(claim.networks);
    const networks = earlier?.networks ?? claim.networks;
    this.#callers.set(claim.peer, { ...claim, networks, awayUntilMs: null, heardBy: null });
    return 'outside';
  }

  start(peer: PeerId): void {
    const caller = this.#callers.get(peer);
    if (caller) this.#callers.set(peer, { ...caller, started: true });
  }

  /** Keeps a place for somebody who went away. What was knocked does not count any more. */
  keepPlace(peer: PeerId, untilMs: number): void {
    const caller = this.#callers.get(peer);
    if (caller) this.#callers.set(peer, { ...caller, heardBy: null, awayUntilMs: untilMs });
  }

  noteKnock(caller: Caller, host: ConnectionId): void {
    this.#callers.set(caller.peer, { ...caller, heardBy: host });
  }

  /** The host said no: whoever comes from there waits for a while before standing here again. */
  noteRefusal({ networks }: Caller, nowMs: number): void {
    this.#pauses.add(networks, nowMs);
  }

  withdraw(peer: PeerId): Caller | null {
    const caller = this.#callers.get(peer) ?? null;
    if (caller) this.#places.release(caller.networks);
    this.#callers.delete(peer);
    return caller;
  }
}

/** Written out, as the seats are: there is one in each room. */
function stateOf(
  { host, locked, removed, newcomersRead, latecomers }: DoorState,
  stamp: number,
): DoorState {
  return { stamp, host, locked, removed, newcomersRead, latecomers };
}
