import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { CommonClock } from '../time/common-clock';
import type { AliveNode, ClusterStore, NodeId } from './cluster-store';

/** How long a node's lease is good without being renewed. */
export const LEASE_MS = 5_000;

/** Between two renewals; each of them also tells who else is there. */
export const RENEWAL_MS = 1_000;

/** And no sooner than so, whatever others are about to do. */
const SHORTEST_MS = 50;

/** So much earlier a node believes its lease to have ended than others do: for clocks that run at different speed. */
const MARGIN_MS = 500;

export interface MembershipOptions {
  readonly store: Pick<ClusterStore, 'renew' | 'leave'>;
  /** What this node says of itself, sealed. */
  readonly facts: () => string;
  readonly readUpTo: () => string;
  /** Milliseconds on a clock that does not go back, also while the machine sleeps. */
  readonly now: () => number;
  /** Follows the store's. */
  readonly clock: CommonClock;
  readonly logger: Logger;
}

export interface MembershipEvents {
  /** Other nodes are there that were not, with what they say of themselves, sealed. */
  readonly joined: (node: NodeId, facts: string) => void;
  /** What a node that was there says of itself now. */
  readonly told: (node: NodeId, facts: string) => void;
  /** A node's lease has ended: what it kept may be somebody else's by now. */
  readonly left: (node: NodeId) => void;
  /** This node has a lease, in this life for the first time. */
  readonly won: () => void;
  /** This node's own lease has ended, and the node has another name. */
  readonly reborn: (former: NodeId) => void;
  /** The lease is good, again and again. */
  readonly renewed: () => void;
}

/**
 * This node's lease. Whoever may have lost it believes so before anybody else can: by its own clock, from the moment at
 * which it asked for it. A lease that has ended is not taken up again: the node goes on under another name, and
 * what was said or promised under the former one is void.
 */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #events: MembershipEvents;
  #id = newNodeId();
  #goodUntilMs = -Infinity;
  /** With what they say of themselves; null: not known yet. */
  #others = new Map<NodeId, string | null>();
  #hasBeenThere = false;
  #isFailing = false;
  /** Until the lease of another node ends that is not renewed before. */
  #soonestEndMs = Infinity;
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: MembershipOptions, events: MembershipEvents) {
    this.#options = options;
    this.#events = events;
  }

  get id(): NodeId {
    return this.#id;
  }

  /** Whether what this node keeps is nobody else's for certain. */
  get holds(): boolean {
    return !this.#isOver && this.#options.now() < this.#goodUntilMs;
  }

  get others(): readonly NodeId[] {
    return [...this.#others.keys()];
  }

  /** Whether a node is there, or something came from it lately. */
  knows(node: NodeId): boolean {
    return this.#others.has(node);
  }

  /** Something came from a node. If it is not there in truth, the next renewal says so. */
  meet(node: NodeId): void {
    if (node !== this.#id && !this.#others.has(node)) this.#others.set(node, null);
  }

  /** Asks for the lease, now and again and again. Resolves after the first time, be it in vain. */
  async start(): Promise<void> {
    await this.renew();
    if (this.#isOver) return;
    // Whose lease ends meanwhile is dead: people wait for somebody to notice.
    const pauseMs = Math.min(RENEWAL_MS, Math.max(SHORTEST_MS, this.#soonestEndMs));
    this.#timer = setTimeout(() => void this.start(), pauseMs);
  }

  /** Asks for the lease once. @returns whether it is there */
  async renew(): Promise<boolean> {
    const { store, facts, readUpTo, now, logger } = this.#options;
    const askedMs = now();
    this.#soonestEndMs = Infinity;
    // Nobody may have noticed that it was not renewed: all the same others may keep our rooms by now.
    if (this.#hasBeenThere && askedMs >= this.#goodUntilMs) this.#beReborn();
    const id = this.#id;
    try {
      const { unbroken, alive, nowMs } = await store.renew(id, LEASE_MS, facts(), readUpTo());
      this.#isFailing = false;
      if (this.#isOver || id !== this.#id) return false;
      if (this.#hasBeenThere && !unbroken) {
        this.#beReborn();
        return false;
      }
      this.#noteClock(nowMs);
      this.#goodUntilMs = askedMs + LEASE_MS - MARGIN_MS;
      if (!this.#hasBeenThere) this.#events.won();
      this.#hasBeenThere = true;
      this.#compare(alive);
      this.#events.renewed();
      return true;
    } catch (error) {
      // It goes on to fail once a second, for as long as the store is away.
      if (!this.#isFailing) logger.warn({ err: error, holds: this.holds }, 'lease_not_renewed');
      this.#isFailing = true;
      return false;
    }
  }

  /** Keeps nothing any more, though the lease is good still: what others are told of it holds. */
  stop(): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Gives the lease back: others may take over at once. */
  async leave(): Promise<void> {
    this.stop();
    await this.#options.store.leave(this.#id).catch(() => undefined);
  }

  /** The next renewal is that of another life. */
  #beReborn(): void {
    const former = this.#id;
    this.#id = newNodeId();
    this.#goodUntilMs = -Infinity;
    this.#hasBeenThere = false;
    for (const node of this.#others.keys()) this.#events.left(node);
    this.#others.clear();
    this.#events.reborn(former);
  }

  #noteClock(nowMs: number): void {
    const { clock, logger } = this.#options;
    const offMs = clock.follow(nowMs);
    if (offMs !== null) logger.warn({ offMs }, 'clock_off');
  }

  #compare(alive: ReadonlyMap<NodeId, AliveNode>): void {
    const others = [...alive].filter(([node]) => node !== this.#id);
    this.#soonestEndMs = Math.min(...others.map(([, { leftMs }]) => leftMs));
    for (const node of this.#others.keys()) {
      if (alive.has(node)) continue;
      this.#others.delete(node);
      this.#events.left(node);
    }
    for (const [node, { facts }] of others) {
      const isKnown = typeof this.#others.get(node) === 'string';
      this.#others.set(node, facts);
      if (isKnown) this.#events.told(node, facts);
      else this.#events.joined(node, facts);
    }
  }
}

function newNodeId(): NodeId {
  return randomBytes(9).toString('base64url');
}
