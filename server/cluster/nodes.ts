import type { PeerId } from '../../lib/signaling/identifiers';
import type { Reach } from '../ice/ice-lists';
import type { ConnectionId } from '../rooms/seat';
import type { Outbox } from '../signaling/outbox';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { CommandDesk } from '../signaling/serve-socket';
import type { NodeId } from './cluster-store';

/** How a node is, among how many. */
export interface ClusterState {
  readonly nodes: number;
  readonly holdsLease: boolean;
  readonly leasesWon: number;
  readonly leasesLost: number;
  readonly roomsKept: number;
  /** What clients said that was handed on to the keeper of their room. */
  readonly passedOn: number;
}

/** The servers of a site, by one of them. */
export interface Nodes {
  /** Who this one is now among many; null: it is alone. */
  readonly id: NodeId | null;
  /** Null: it is alone. */
  readonly state: ClusterState | null;
  /** Whether this one may keep rooms. */
  readonly isReady: boolean;
  /** Whether the rooms that are kept here are nobody else's for sure. */
  readonly mayAct: boolean;
  /** To clients of all of them. */
  readonly outbox: Outbox;
  /**
   * To be called once.
   *
   * @returns the desk for what this one's clients say, to rooms of all of them
   */
  serve: (keeper: RoomKeeper) => CommandDesk;
  /** The relays for a connection, or where it reached the site; null when it is gone, or said nothing of use. */
  relaysOf: (connection: ConnectionId) => Reach | null;
  /** Tells the others' relays that credentials of a peer are void, up to a number of issue. */
  tellRevoked: (peer: PeerId, lastIssue: number) => void;
  /** Does what is due: to be called a few times a second. */
  sweep: () => void;
  /** Has it find the others; resolves when that was tried once. */
  start: () => Promise<void>;
  /** It is about to end: others go on with its rooms. */
  leave: () => Promise<void>;
}
