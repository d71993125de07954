import type { IceServer } from '../../signaling/events';
import type { CandidatesSeen, SidesSeen } from './blocked-cause';
import { userFragmentOf } from './candidate-queue';
import { isRelayed, withoutRelatedAddress } from '../../base/ice-candidate';

export interface GatheringOptions {
  iceServers: readonly IceServer[];
  /** Whether the peer must not learn this side's address: nothing but relayed candidates then. */
  relayOnly: boolean;
  /** Whether the first candidates are to be relayed ones; from the first restart on there are others as well. */
  relayFirst: boolean;
}

/**
 * Whether this browser can look for more ways on a connection that is there (W3C webrtc-pc 4.4.2, setConfiguration).
 * Firefox before 119 can't.
 */
export function canReconfigure(): boolean {
  return (
    typeof RTCPeerConnection === 'undefined' || 'setConfiguration' in RTCPeerConnection.prototype
  );
}

/** What a connection gathers its candidates from (RFC 8445, 5.1.1), and which there were on both sides. */
export class Gathering {
  readonly configuration: Required<Pick<RTCConfiguration, 'iceServers' | 'iceTransportPolicy'>>;
  readonly #relayOnly: boolean;
  readonly #seen: Record<'local' | 'remote', CandidatesSeen> = { local: 'none', remote: 'none' };
  #isNarrow: boolean;
  #nextIceServers: readonly IceServer[] | null = null;
  #remoteFragment: string | null = null;

  constructor({ iceServers, relayOnly, relayFirst }: GatheringOptions) {
    this.#relayOnly = relayOnly;
    this.#isNarrow = relayFirst && !relayOnly;
    this.configuration = {
      iceServers: [...iceServers],
      iceTransportPolicy: relayOnly || relayFirst ? 'relay' : 'all',
    };
  }

  /** Whether there may be ways that a restart would find, since nothing but the relay was looked at. */
  get isNarrow(): boolean {
    return this.#isNarrow;
  }

  /** What this side gathered, and the other side sent. */
  get seen(): SidesSeen {
    return this.#seen;
  }

  /**
   * For what is gathered from the next restart on. Not told to the connection before: it would restart with its
   * next negotiation, whatever that is about (RFC 9429, 4.1.18), or right after the one under way.
   */
  setIceServers(iceServers: readonly IceServer[]): void {
    this.#nextIceServers = iceServers;
  }

  /** Looks for a way anew on the same connection (RFC 8445, 2.4). What flows goes on meanwhile. */
  restart(connection: RTCPeerConnection): void {
    this.#widen(connection);
    connection.restartIce();
  }

  /** To be told of every description of the other side's: an offer that restarts makes this side gather anew, too. */
  follow(connection: RTCPeerConnection): void {
    const { remoteDescription } = connection;
    const before = this.#remoteFragment;
    this.#remoteFragment = userFragmentOf(remoteDescription);
    const restarts = before !== null && before !== this.#remoteFragment;
    if (restarts && remoteDescription?.type === 'offer') this.#widen(connection);
  }

  /** @param candidate an empty one ends a generation and tells nothing */
  note(side: 'local' | 'remote', candidate: string): void {
    if (isRelayed(candidate)) this.#seen[side] = 'relayed';
    else if (candidate && this.#seen[side] === 'none') this.#seen[side] = 'unrelayed';
  }

  /** @returns a candidate, or a whole SDP, as the other side may know it */
  guarded(text: string): string {
    return this.#relayOnly || this.#isNarrow ? withoutRelatedAddress(text) : text;
  }

  #widen(connection: RTCPeerConnection): void {
    if (!this.#nextIceServers && !this.#isNarrow) return;
    const configuration = connection.getConfiguration();
    // What is left out would be set back to its default (W3C webrtc-pc 4.4.1.6).
    connection.setConfiguration({
      ...configuration,
      iceServers: [...(this.#nextIceServers ?? configuration.iceServers ?? [])],
      iceTransportPolicy: this.#relayOnly ? 'relay' : 'all',
    });
    this.#nextIceServers = null;
    this.#isNarrow = false;
  }
}
