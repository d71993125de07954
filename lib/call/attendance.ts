import type { SeatView } from '../signaling/events';
import type { PeerId, SessionId } from '../signaling/identifiers';
import type { PeerSession } from '../signaling/peer-signal';
import type { Friends } from './friends';
import type { Peer } from './peer';
import type { Roster } from './roster';

/** Somebody whom the server knows nothing of, and whose media have stopped. */
const UNKNOWN_MS = 10_000;

/** Somebody whose seat is held, and whom nobody hears: the tile goes before the seat does. */
const AWAY_MS = 15_000;

export interface AttendanceOptions {
  roster: Roster;
  friends: Friends;
  now: () => number;
  /** How many a room holds. */
  capacity: () => number;
  /** Somebody is in the roster no more. */
  removed: (peer: PeerId) => void;
}

/** Who counts as present: what the server says of seats, what media say, and what the others report, together. */
export class Attendance {
  readonly #options: AttendanceOptions;

  constructor(options: AttendanceOptions) {
    this.#options = options;
  }

  /** @returns the peer, whom the server named. */
  meet(id: PeerId, session: SessionId): Peer {
    const { roster, friends } = this.#options;
    friends.met(id);
    return roster.meet(id, session);
  }

  /** The server says who has a seat. */
  follow(seats: readonly SeatView[]): void {
    const { roster, friends } = this.#options;
    roster.follow(seats);
    for (const { id } of seats) friends.met(id);
  }

  /** A seat was taken again. */
  onBack(id: PeerId, session: SessionId): void {
    const isNew = this.#options.roster.get(id) === undefined;
    const peer = this.meet(id, session);
    if (isNew) peer.resume();
    else peer.setPresence('here');
  }

  /** A seat was freed. It may have run out while its owner can't reach the server, and is well otherwise. */
  onLeft(id: PeerId, removed: boolean): void {
    const peer = this.#options.roster.get(id);
    if (peer?.connected && !removed) peer.setPresence('unknown');
    else this.remove(id, removed);
  }

  /** @param forGood whether only the server can bring that one back. */
  remove(id: PeerId, forGood = false): void {
    const { roster, friends, removed } = this.#options;
    roster.remove(id);
    friends.parted(id, forGood);
    removed(id);
  }

  /** @returns whether this one had to go. */
  removeIfGone(peer: Peer): boolean {
    if (!this.#isGone(peer)) return false;
    this.remove(peer.id);
    return true;
  }

  /** Adds who is missing, and removes who is gone. */
  poll(): void {
    const { roster, friends } = this.#options;
    for (const one of friends.missing()) this.#call(one);
    for (const id of roster.ids) {
      const peer = roster.get(id);
      if (peer) this.removeIfGone(peer);
    }
  }

  /** Others are in a call with somebody whom the server has not told of. */
  #call({ id, session }: PeerSession): void {
    const { roster, capacity } = this.#options;
    if (roster.count >= capacity()) return;
    const peer = roster.meet(id, session);
    peer.setPresence('unknown');
    peer.resume();
  }

  /** The seat is away or unknown, media have stopped, and nobody else hears of that one either. */
  #isGone(peer: Peer): boolean {
    const { friends, now } = this.#options;
    if (peer.presence === 'here' || peer.connected || friends.hearOf(peer.id)) return false;
    const downMs = peer.downMs(now());
    if (peer.presence === 'away') return downMs >= AWAY_MS;
    return peer.ended || downMs >= UNKNOWN_MS;
  }
}
