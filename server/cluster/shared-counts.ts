import type { Holdings } from '../shares/holdings';
import type { Rates } from '../shares/rates';
import type { NodeId } from './cluster-store';
import type { CommonRate, NodeFrame } from './node-frames';

/** What addresses do that is counted over all nodes. */
export type CommonRates = Readonly<Record<CommonRate, Rates>>;

export interface SharedCountsOptions {
  readonly rates: CommonRates;
  /** Open rooms. */
  readonly rooms: Holdings;
  /** The nodes that can be told: none, while this one may not be one of them. */
  readonly others: () => readonly NodeId[];
  readonly send: (to: NodeId, frame: NodeFrame) => void;
}

/**
 * What is counted over all nodes. Each counts for itself, tells the others what is worth it, and counts what they tell: nothing
 * waits for that, and while nobody can be told, what each has counted by itself still holds.
 */
export class SharedCounts {
  readonly #options: SharedCountsOptions;

  constructor(options: SharedCountsOptions) {
    const { rates, rooms } = options;
    this.#options = options;
    for (const [of, rate] of Object.entries(rates) as [CommonRate, Rates][]) {
      rate.share((spent) => this.#tell({ kind: 'spent', of, spent }));
    }
    rooms.share((held) => this.#tell({ kind: 'held', rooms: [held] }));
  }

  /** Another node has heard nothing yet of what is held here. */
  greet(node: NodeId): void {
    const { rooms, send } = this.#options;
    const { told } = rooms;
    if (told.length > 0) send(node, { kind: 'held', rooms: told });
  }

  /** Another node says what it has counted. */
  receive(from: NodeId, frame: NodeFrame): void {
    const { rates, rooms } = this.#options;
    if (frame.kind === 'spent') rates[frame.of].hear(frame.spent);
    if (frame.kind === 'held') for (const held of frame.rooms) rooms.hear(from, held);
  }

  /** A node is gone, or what it said is void. What somebody has had there is had all the same. */
  drop(node: NodeId): void {
    this.#options.rooms.forget(node);
  }

  #tell(frame: NodeFrame): void {
    for (const node of this.#options.others()) this.#options.send(node, frame);
  }
}
