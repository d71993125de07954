import type { RoomId } from '../../lib/signaling/identifiers';
import { Deadlines } from '../time/deadlines';
import { CHUNK, chunksOf } from './chunks-of';
import type { ClusterStore, NodeId } from './cluster-store';
import type { Membership } from './membership';

/** A room in which nothing is said for so long is looked at, and given up when there is nobody. */
export const IDLE_MS = 5_000;

export interface TenuresOptions {
  readonly store: Pick<ClusterStore, 'settle' | 'confirm' | 'hand' | 'release'>;
  readonly membership: Pick<Membership, 'id' | 'holds'>;
  /** What a room is called in the store. */
  readonly keyOf: (room: RoomId) => string;
  /** Whether nobody is in a room, nor looks at it. */
  readonly isIdle: (room: RoomId) => boolean;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
}

export interface TenureEvents {
  /**
   * This node keeps a room that it did not keep before.
   *
   * @param former who did until then, and is gone or handed it over: people may come back to it; null where nobody did
   */
  readonly kept: (room: RoomId, former: NodeId | null) => void;
  /** Another node keeps a room that this one kept. */
  readonly lost: (room: RoomId) => void;
}

/** Which rooms this node keeps: no two nodes do at a time, as long as the store forgets nothing. */
export class Tenures {
  readonly #options: TenuresOptions;
  readonly #events: TenureEvents;
  /** Rooms that are kept, with the life of this node in which that was last confirmed. */
  readonly #rooms = new Map<RoomId, NodeId>();
  readonly #settling = new Map<RoomId, Promise<NodeId>>();
  readonly #looks = new Deadlines<RoomId>();
  /** The life of this node in which all rooms were confirmed. */
  #confirmedLife: NodeId | null = null;
  /** How far the rooms were confirmed, in turns. */
  #turn = 0;

  constructor(options: TenuresOptions, events: TenureEvents) {
    this.#options = options;
    this.#events = events;
  }

  get count(): number {
    return this.#rooms.size;
  }

  /** Whether this node keeps a room, and nobody else can. */
  holds(room: RoomId): boolean {
    const { membership } = this.#options;
    return this.#rooms.get(room) === membership.id && membership.holds;
  }

  /** Whether no room is left of a former life of this node, of which it isn't known whose it is now. */
  get areConfirmed(): boolean {
    const { id } = this.#options.membership;
    // What is kept from then on is of this life: nobody needs to look again.
    if (this.#confirmedLife !== id && this.#ofFormerLives().length === 0) this.#confirmedLife = id;
    return this.#confirmedLife === id;
  }

  /** Whether this node kept a room until lately: nobody else may have taken it, and then it goes on. */
  remembers(room: RoomId): boolean {
    return this.#rooms.has(room);
  }

  /** The rooms that this node keeps, for certain. */
  get held(): RoomId[] {
    return [...this.#rooms.keys()].filter((room) => this.holds(room));
  }

  /** Has others keep rooms that this node kept, which has stopped to: a chunk of them at most. */
  async hand(heirs: ReadonlyMap<RoomId, NodeId>): Promise<void> {
    const { store, membership, keyOf } = this.#options;
    const rooms = [...heirs].map(([room, to]) => ({ room: keyOf(room), to }));
    await store.hand(rooms, membership.id);
  }

  /** Something is said in a room that is held. */
  use(room: RoomId): void {
    this.#looks.set(room, this.#options.now() + IDLE_MS);
  }

  /**
   * Keeps a room, unless somebody else does.
   *
   * @returns who keeps it
   * @throws {Error} when that can't be found out now
   */
  settle(room: RoomId): Promise<NodeId> {
    const keeper = this.#settling.get(room) ?? this.#settle(room);
    this.#settling.set(room, keeper);
    const forget = (): void => void this.#settling.delete(room);
    keeper.then(forget, forget);
    return keeper;
  }

  /** Gives up rooms in which there has been nobody for a while: of many that are left at once, a chunk at a time. */
  tidy(): void {
    const { store, membership, keyOf, isIdle, now } = this.#options;
    const left: RoomId[] = [];
    while (left.length < CHUNK) {
      const [room] = this.#looks.take(now(), 1);
      if (room === undefined) break;
      if (this.holds(room) && isIdle(room)) left.push(room);
      else this.use(room);
    }
    if (left.length === 0) return;
    for (const room of left) this.#rooms.delete(room);
    // If that fails they stay ours until somebody takes them, or asks us.
    store.release(left.map(keyOf), membership.id).catch(() => undefined);
  }

  /**
   * To be called after each renewal. In another life of this node: goes on to keep what nobody else took meanwhile. Else
   * looks at some of the rooms, in turns: a store that fails over may have lost what it was told last, and forgets what
   * nobody spoke of for a day.
   *
   * @throws {Error} when that can't be found out now: it is to be asked again
   */
  async confirm(): Promise<void> {
    if (this.areConfirmed) return this.#confirm(this.#nextInTurn());
    for (const some of chunksOf(this.#ofFormerLives())) await this.#confirm(some);
  }

  async #confirm(rooms: readonly (readonly [RoomId, NodeId])[]): Promise<void> {
    const { store, membership, keyOf } = this.#options;
    const { id } = membership;
    if (rooms.length === 0) return;
    const answers = await store.confirm(
      rooms.map(([room, former]) => ({ room: keyOf(room), former })),
      id,
    );
    if (membership.id !== id) return;
    rooms.forEach(([room], index) => {
      // It may have been given up meanwhile.
      if (!this.#rooms.has(room)) return;
      if (answers[index]) return void this.#rooms.set(room, id);
      this.#rooms.delete(room);
      this.#looks.delete(room);
      this.#events.lost(room);
    });
  }

  #ofFormerLives(): [RoomId, NodeId][] {
    const { id } = this.#options.membership;
    return [...this.#rooms].filter(([, life]) => life !== id);
  }

  #nextInTurn(): [RoomId, NodeId][] {
    const all = [...this.#rooms];
    if (this.#turn >= all.length) this.#turn = 0;
    const next = all.slice(this.#turn, this.#turn + CHUNK);
    this.#turn += CHUNK;
    return next;
  }

  async #settle(room: RoomId): Promise<NodeId> {
    const { store, membership, keyOf } = this.#options;
    const { id } = membership;
    if (!membership.holds) throw new Error('This node has no lease.');
    const tenure = await store.settle(keyOf(room), id);
    if (!tenure || membership.id !== id) throw new Error('Nobody knows now who keeps the room.');
    if (tenure.keeper !== id) return tenure.keeper;
    const isNew = !this.#rooms.has(room);
    this.#keep(room);
    if (isNew) this.#events.kept(room, tenure.former);
    return id;
  }

  #keep(room: RoomId): void {
    this.#rooms.set(room, this.#options.membership.id);
    this.use(room);
  }
}
