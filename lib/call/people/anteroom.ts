import { Gate } from '../../base/gate';
import type { IceServer } from '../../signaling/events';
import type { PeerId, SessionId } from '../../signaling/identifiers';
import { MAX_ROOM_CAPACITY } from '../../signaling/limits';
import type { PeerSession } from '../messages/links';
import { Peer } from './peer';
import type { PeerContext } from './peer-context';

/**
 * Those to whom links are made before there is a seat at both ends: from inside those in the lobby, from the lobby
 * those inside. They are in no roster, so nobody counts, shows or tells them; what they say waits.
 */
export class Anteroom {
  readonly #context: PeerContext;
  readonly #peers = new Map<PeerId, Peer>();
  /** As in a roster: the other side may remember them. */
  readonly #attempts = new Map<PeerId, number>();

  constructor(context: PeerContext) {
    this.#context = context;
  }

  get size(): number {
    return this.#peers.size;
  }

  get(id: PeerId): Peer | undefined {
    return this.#peers.get(id);
  }

  /** @returns the peer in this session, added if it was not there. */
  meet(id: PeerId, session: SessionId): Peer {
    const known = this.#peers.get(id);
    if (known?.session === session) return known;
    this.remove(id);
    const peer = new Peer(id, this.#context, this.#attempts.get(id), new Gate(false));
    peer.setSession(session);
    this.#peers.set(id, peer);
    return peer;
  }

  /** Has only these in it, and is linked by them: they make the offers. */
  follow(named: readonly PeerSession[]): void {
    const peers = named.slice(0, MAX_ROOM_CAPACITY - 1);
    const ids = new Set(peers.map(({ id }) => id));
    for (const id of [...this.#peers.keys()]) if (!ids.has(id)) this.remove(id);
    for (const { id, session } of peers) this.meet(id, session);
  }

  /** @returns the peer, which is not in here any more; null when it is not, or was in another session */
  take(id: PeerId, session: SessionId): Peer | null {
    const peer = this.#peers.get(id);
    if (!peer) return null;
    if (peer.session === session) {
      this.#peers.delete(id);
      return peer;
    }
    this.remove(id);
    return null;
  }

  remove(id: PeerId): void {
    const peer = this.#peers.get(id);
    if (!peer) return;
    this.#peers.delete(id);
    this.#context.forget(id);
    this.#attempts.set(id, peer.attempt);
    peer.close({ goodbye: false });
  }

  clear(): void {
    for (const id of [...this.#peers.keys()]) this.remove(id);
    this.#attempts.clear();
  }

  /** This side has another network. */
  onNetworkChange(): void {
    for (const peer of this.#peers.values()) peer.onNetworkChange();
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    for (const peer of this.#peers.values()) peer.setIceServers(iceServers);
  }

  poll(nowMs: number): void {
    for (const peer of [...this.#peers.values()]) peer.poll(nowMs);
  }
}
