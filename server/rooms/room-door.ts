import type { ClosedDoor } from '../../lib/signaling/events';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { Caller } from './caller';
import type { DoorState } from './door-state';
import type { Claim, ConnectionId } from './seat';

/** So many may stand at the door of a room. */
export const MAX_CALLERS = 10;

/** So many are remembered as removed; the room is locked with each of them, so that all others knock too. */
const MAX_REMOVED = 32;

export type Standing =
  | { readonly status: 'outside'; readonly replaced: ConnectionId | null }
  | { readonly status: 'door_busy' };

/** The door of one room: its state, those who stand there, and those who may pass though it is locked. */
export class RoomDoor {
  #state: DoorState;
  readonly #callers = new Map<PeerId, Caller>();
  /** Until when, in milliseconds; `Infinity` for those whom the host let in and who still wait for a seat. */
  readonly #passes = new Map<PeerId, number>();

  constructor(state: DoorState) {
    this.#state = state;
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

  /** @returns why somebody without a seat has to knock, or null */
  barrier(peer: PeerId, nowMs: number): ClosedDoor['reason'] | null {
    const { locked, removed } = this.#state;
    if (removed.includes(peer)) return 'removed';
    return locked && !this.hasPass(peer, nowMs) ? 'locked' : null;
  }

  /** @param stamp the least that the new state may have */
  change(changes: Partial<Omit<DoorState, 'stamp'>>, stamp: number): void {
    this.#state = { ...this.#state, ...changes, stamp: Math.max(this.#state.stamp + 1, stamp) };
  }

  /** Takes over the state of the same room before a restart, as one that nothing later is lost to. */
  adopt(state: DoorState): void {
    const stamp = state.stamp > this.#state.stamp ? state.stamp : this.#state.stamp + 1;
    this.#state = { ...state, stamp };
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

  givePass(peer: PeerId, untilMs: number): void {
    this.#passes.set(peer, untilMs);
  }

  hasPass(peer: PeerId, nowMs: number): boolean {
    return (this.#passes.get(peer) ?? -Infinity) > nowMs;
  }

  /** Forgets the passes that are no longer good. @returns whether any are left */
  keepsPasses(nowMs: number): boolean {
    for (const peer of this.#passes.keys()) {
      if (!this.hasPass(peer, nowMs)) this.#passes.delete(peer);
    }
    return this.#passes.size > 0;
  }

  /** Gives a place at the door, or that of the same peer's earlier connection. */
  stand(claim: Claim): Standing {
    const earlier = this.#callers.get(claim.peer);
    if (!earlier && this.#callers.size >= MAX_CALLERS) return { status: 'door_busy' };
    this.#callers.set(claim.peer, { ...claim, heardBy: null });
    return { status: 'outside', replaced: earlier?.connection ?? null };
  }

  start(peer: PeerId): void {
    const caller = this.#callers.get(peer);
    if (caller) this.#callers.set(peer, { ...caller, started: true });
  }

  noteKnock(caller: Caller, host: ConnectionId): void {
    this.#callers.set(caller.peer, { ...caller, heardBy: host });
  }

  withdraw(peer: PeerId): Caller | null {
    const caller = this.#callers.get(peer) ?? null;
    this.#callers.delete(peer);
    return caller;
  }
}
