/** One life of a node: a name at random, which ends with its lease. */
export type NodeId = string;

/** A node whose lease is good. */
export interface AliveNode {
  /** What it says of itself. */
  readonly facts: string;
  /** For how long its lease is good, if it isn't renewed. */
  readonly leftMs: number;
}

/** What a renewed lease tells. */
export interface Renewal {
  /** The lease was good until now, so that nobody can have taken what this node keeps. */
  readonly unbroken: boolean;
  /** Whose leases are good. */
  readonly alive: ReadonlyMap<NodeId, AliveNode>;
  /** The store's clock, in milliseconds since the epoch. */
  readonly nowMs: number;
}

/** Who keeps a room, and who did until then: whose lease has ended, or whom it was handed to; null where nobody did. */
export interface Tenure {
  readonly keeper: NodeId;
  readonly former: NodeId | null;
}

/**
 * What nodes share: whose leases are good, who keeps which room, and a mailbox for each of them. Everything may
 * fail at any time, also after it was done. Rooms are named by keys that tell nothing of them.
 */
export interface ClusterStore {
  /** Takes a node's lease, or renews it, and throws away what the node has read of its mailbox. */
  renew: (node: NodeId, leaseMs: number, facts: string, readUpTo: string) => Promise<Renewal>;
  /** Ends a node's lease at once. What it keeps is anybody's who asks for it. */
  leave: (node: NodeId) => Promise<void>;
  /**
   * Has a node keep a room, unless another one does whose lease is good.
   *
   * @returns null when this node's own lease is not, or when the store knows too little yet to say
   */
  settle: (room: string, node: NodeId) => Promise<Tenure | null>;
  /** Has a node go on to keep rooms that it kept in former lives. @returns for each whether it may */
  confirm: (rooms: readonly FormerTenure[], node: NodeId) => Promise<readonly boolean[]>;
  /** Has rooms that this node keeps be kept by others. */
  hand: (rooms: readonly HandedRoom[], node: NodeId) => Promise<void>;
  /** Rooms that this node keeps are nobody's any more. */
  release: (rooms: readonly string[], node: NodeId) => Promise<void>;
  /** Puts a letter into a node's mailbox. */
  post: (to: NodeId, letter: string) => Promise<void>;
  /**
   * Waits for letters that came after a place in the mailbox, for a second at most.
   *
   * @param after what {@link Letter.place} said of the last one; `0` for the first
   */
  read: (node: NodeId, after: string) => Promise<readonly Letter[]>;
  close: () => void;
}

export interface Letter {
  readonly place: string;
  readonly text: string;
}

export interface FormerTenure {
  readonly room: string;
  readonly former: NodeId;
}

export interface HandedRoom {
  readonly room: string;
  readonly to: NodeId;
}
