import type { Participant } from '../../phrase/membership';
import type { IceServer, SeatView } from '../../signaling/events';
import type { PeerId, SessionId } from '../../signaling/identifiers';
import type { Message, MessageKind } from '../../signaling/message-kind';
import type { PeerSession } from '../messages/links';
import type { PeerView } from './peer-view';
import type { LocalTracks } from '../media/local-tracks';
import { Peer } from './peer';
import type { PeerContext } from './peer-context';

/** The other participants, in order of arrival, and what is told to all of them. */
export class Roster {
  readonly #peers = new Map<PeerId, Peer>();
  /** Those who were here before: numbers of attempts go on, since the other side may remember them. */
  readonly #attempts = new Map<PeerId, number>();
  readonly #context: PeerContext;

  constructor(context: PeerContext) {
    this.#context = context;
  }

  /** Everybody in the room, oneself included. */
  get count(): number {
    return this.#peers.size + 1;
  }

  get ids(): PeerId[] {
    return [...this.#peers.keys()];
  }

  /** Those to whom the link is up. */
  get connected(): PeerSession[] {
    return [...this.#peers.values()]
      .filter(({ connected }) => connected)
      .map(({ id, session }) => ({ id, session }));
  }

  get views(): PeerView[] {
    return [...this.#peers.values()].map((peer) => peer.view);
  }

  get participants(): Participant[] {
    return [...this.#peers.values()].map((peer) => peer.participant);
  }

  get(id: PeerId): Peer | undefined {
    return this.#peers.get(id);
  }

  /** @returns the peer, added if it was not there. */
  ensure(id: PeerId): Peer {
    const known = this.#peers.get(id);
    if (known) return known;
    const peer = new Peer(id, this.#context, this.#attempts.get(id));
    this.#peers.set(id, peer);
    this.shareOut();
    return peer;
  }

  /** Takes in somebody to whom there may be a link already. */
  add(peer: Peer): void {
    this.#peers.set(peer.id, peer);
    this.shareOut();
  }

  /** @returns the peer in this session, added if it was not there. */
  meet(id: PeerId, session: SessionId): Peer {
    const peer = this.ensure(id);
    peer.setSession(session);
    return peer;
  }

  remove(id: PeerId, options: { goodbye: boolean } = { goodbye: false }): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#peers.delete(id);
    this.#context.forget(id);
    this.#attempts.set(id, peer.attempt);
    peer.close(options);
    this.shareOut();
  }

  clear(): void {
    for (const id of [...this.#peers.keys()]) this.remove(id, { goodbye: true });
  }

  /**
   * Takes over what the server says about who is there. Somebody it does not name, but whose media
   * flows, stays: a restarted server learns of the others only when they return.
   */
  follow(seats: readonly SeatView[]): void {
    for (const { id, away, session } of seats) {
      this.meet(id, session).setPresence(away ? 'away' : 'here');
    }
    const named = new Set(seats.map(({ id }) => id));
    for (const peer of [...this.#peers.values()]) {
      if (named.has(peer.id)) continue;
      if (peer.connected) peer.setPresence('unknown');
      else this.remove(peer.id);
    }
  }

  /** The server carries again: goes on with every link that is not up. */
  resume(): void {
    for (const peer of this.#peers.values()) if (peer.presence === 'here') peer.resume();
  }

  /** This side has another network. */
  onNetworkChange(): void {
    for (const peer of this.#peers.values()) peer.onNetworkChange();
  }

  /** Tells those who hear it now. For what is said again and again. */
  tellAll<M extends Message>(kind: MessageKind<M>, message: M): void {
    for (const peer of this.#peers.values()) if (peer.linked) peer.tell(kind, message);
  }

  setTracks(tracks: LocalTracks): void {
    for (const peer of this.#peers.values()) peer.setTracks(tracks);
  }

  /** What a link may send depends on how many there are, what they see, and what lines and machine can do. */
  shareOut(): void {
    const sharing = [...this.#peers.values()].filter(({ takesShare }) => takesShare);
    this.#context.share(new Map(sharing.map(({ id, standing }) => [id, standing])));
    for (const peer of this.#peers.values()) peer.setQuality(this.#context.budget(peer.id));
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    for (const peer of this.#peers.values()) peer.setIceServers(iceServers);
  }

  sendFacts(): void {
    for (const peer of this.#peers.values()) peer.sendFacts();
  }

  poll(nowMs: number): void {
    for (const peer of [...this.#peers.values()]) peer.poll(nowMs);
    this.shareOut();
  }
}
