import type {
  FormerTenure,
  NodeId,
  Renewal,
  Tenure,
} from '../../../../server/cluster/cluster-store';

/** Who asks waits for so long. */
const NO_ANSWER_MS = 2_000;

interface Event {
  readonly atMs: number;
  readonly run: () => void;
}

/** How a node's line to the store is: for how long each way takes, and whether anything gets there, or back. */
export interface Line {
  thereMs: number;
  backMs: number;
  carries: 'all' | 'nothing' | 'requests';
}

/** A store, the lines to it, and time, all made up. What the scripts do in Redis is done here in the same steps. */
export class StoreWorld {
  nowMs = 0;
  /** What happens first comes last. */
  readonly #events: Event[] = [];
  readonly #alive = new Map<NodeId, number>();
  readonly #rooms = new Map<string, NodeId>();

  at(atMs: number, run: () => void): void {
    let [from, to] = [0, this.#events.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#events[middle]?.atMs ?? -Infinity) > atMs) from = middle + 1;
      else to = middle;
    }
    this.#events.splice(from, 0, { atMs, run });
  }

  /** Lets so much time pass. @param afterEach called after everything that happens meanwhile */
  async advance(ms: number, afterEach: () => void): Promise<void> {
    const endMs = this.nowMs + ms;
    for (;;) {
      const next = this.#events.at(-1);
      if (!next || next.atMs > endMs) break;
      this.#events.pop();
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await settled();
      afterEach();
    }
    this.nowMs = endMs;
    afterEach();
  }

  /** As a store does that fails over before others had heard of it. */
  forget(room: string): void {
    this.#rooms.delete(room);
  }

  /** The store as a node sees it over its line. */
  over(line: Line) {
    const call = <T>(act: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        const { thereMs, backMs, carries } = line;
        const isAnswered = carries === 'all' && thereMs + backMs < NO_ANSWER_MS;
        if (!isAnswered) this.at(this.nowMs + NO_ANSWER_MS, () => reject(new Error('no answer')));
        if (carries === 'nothing') return;
        this.at(this.nowMs + thereMs, () => {
          const answer = act();
          if (isAnswered) this.at(this.nowMs + backMs, () => resolve(answer));
        });
      });
    return {
      renew: (node: NodeId, leaseMs: number) => call(() => this.#renew(node, leaseMs)),
      leave: (node: NodeId) => call(() => void this.#alive.delete(node)),
      settle: (room: string, node: NodeId) => call(() => this.#settle(room, node)),
      confirm: (rooms: readonly FormerTenure[], node: NodeId) =>
        call(() => this.#confirm(rooms, node)),
      hand: () => call(() => undefined),
      release: (rooms: readonly string[], node: NodeId) =>
        call(() => {
          for (const room of rooms) if (this.#rooms.get(room) === node) this.#rooms.delete(room);
        }),
    };
  }

  #lives(node: NodeId): boolean {
    return (this.#alive.get(node) ?? -Infinity) > this.nowMs;
  }

  #renew(node: NodeId, leaseMs: number): Renewal {
    const unbroken = this.#lives(node);
    this.#alive.set(node, this.nowMs + leaseMs);
    const alive = [...this.#alive].filter(([one]) => this.#lives(one));
    const told = alive.map(
      ([one, endMs]) => [one, { facts: '', leftMs: endMs - this.nowMs }] as const,
    );
    return { unbroken, alive: new Map(told), nowMs: this.nowMs };
  }

  #settle(room: string, node: NodeId): Tenure | null {
    if (!this.#lives(node)) return null;
    const keeper = this.#rooms.get(room);
    const isOthers = keeper !== undefined && keeper !== node;
    if (isOthers && this.#lives(keeper)) return { keeper, former: null };
    this.#rooms.set(room, node);
    return { keeper: node, former: keeper ?? null };
  }

  #confirm(rooms: readonly FormerTenure[], node: NodeId): boolean[] {
    return rooms.map(({ room, former }) => {
      const keeper = this.#rooms.get(room);
      const isOurs = keeper === undefined || keeper === node || keeper === former;
      if (isOurs && this.#lives(node)) this.#rooms.set(room, node);
      return isOurs && this.#lives(node);
    });
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
