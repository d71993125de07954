import { createHash } from 'node:crypto';
import type { IceOffer, IceServer } from '../../lib/signaling/events';
import type { PeerId } from '../../lib/signaling/identifiers';
import { formatUser } from '../relay/relay-user';
import type { ConnectionId } from '../rooms/seat';
import { Deadlines } from '../time/deadlines';
import type { IceLists, Reach } from './ice-lists';
import type { IssueNumbers } from './issue-numbers';

export interface IceDeskOptions {
  readonly lists: IceLists;
  readonly issues: IssueNumbers;
  /** How long the credentials of a seat are good; null when there are none to be renewed. */
  readonly seatSeconds: number | null;
  /** Where a connection reached the site; null when it is gone, or said nothing of use. */
  readonly endpointOf: (connection: ConnectionId) => Reach | null;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
}

/** Long enough to try the relay before taking a seat. */
export const TRIAL_SECONDS = 120;

/** Gives ICE servers to connections, and knows who needs new ones. */
export class IceDesk {
  readonly #options: IceDeskOptions;
  /** When a seat's credentials have lived half of their life. */
  readonly #renewals = new Deadlines<ConnectionId>();

  constructor(options: IceDeskOptions) {
    this.#options = options;
  }

  forSeat(connection: ConnectionId, peer: PeerId): IceServer[] {
    const { lists, issues, seatSeconds, endpointOf, now } = this.#options;
    if (seatSeconds !== null) this.#renewals.set(connection, now() + (seatSeconds * 1_000) / 2);
    const user = formatUser({ kind: 'seat', name: peer, issue: issues.next() });
    return lists.make(user, seatSeconds ?? TRIAL_SECONDS, endpointOf(connection));
  }

  /**
   * For a test. All that one connection asks for is the same user's, with one quota at the relay.
   *
   * @param mayOpenRooms whether it could have a seat for the asking, and so all that the relay reaches. Without,
   * it gets no relay that would let it reach more than the relay itself
   */
  forTrial(connection: ConnectionId, mayOpenRooms: boolean): IceOffer {
    const { lists, endpointOf } = this.#options;
    const id = createHash('sha256').update(connection).digest('base64url').slice(0, 16);
    const iceServers = lists.make(`trial-${id}`, TRIAL_SECONDS, endpointOf(connection));
    if (mayOpenRooms || lists.confinesTrials) return { iceServers };
    const withoutRelay = iceServers.filter(({ credential }) => credential === undefined);
    const isWhole = withoutRelay.length === iceServers.length;
    return isWhole ? { iceServers } : { iceServers: withoutRelay, relayInRoom: true };
  }

  /** @returns the connections whose credentials are to be renewed now, each of them once */
  due(): ConnectionId[] {
    return this.#renewals.take(this.#options.now());
  }

  forget(connection: ConnectionId): void {
    this.#renewals.delete(connection);
  }
}
