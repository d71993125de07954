import type { PeerId, RoomId, SessionId } from '../../lib/signaling/identifiers';
import { Holdings } from '../shares/holdings';
import { PREPARING_MS, PREPARING_PLACES } from '../shares/limits';
import type { Networks } from '../shares/networks-of';
import { Deadlines } from '../time/deadlines';
import type { ConnectionId } from './seat';

/** Somebody in the lobby of a room, who has links to those inside and no seat. */
export interface Preparing {
  readonly room: RoomId;
  readonly peer: PeerId;
  readonly session: SessionId;
  readonly connection: ConnectionId;
  readonly networks: Networks;
  /** Those inside who were told of it, by the connection they were told over. */
  readonly partners: ReadonlyMap<PeerId, ConnectionId>;
}

interface Lobby {
  readonly places: Holdings;
  readonly preparing: Map<ConnectionId, Preparing>;
}

/** Who prepares a call where. Takes nothing from anybody who wants a seat: seats are counted without it. */
export class Preparations {
  readonly #now: () => number;
  readonly #lobbies = new Map<RoomId, Lobby>();
  readonly #whereabouts = new Map<ConnectionId, RoomId>();
  readonly #deadlines = new Deadlines<ConnectionId>();

  /** @param now milliseconds on any clock that does not go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  of(connection: ConnectionId): Preparing | null {
    return this.#lobbyOf(connection)?.preparing.get(connection) ?? null;
  }

  /** From who is there for longest to who came last. */
  in(room: RoomId): Preparing[] {
    return [...(this.#lobbies.get(room)?.preparing.values() ?? [])];
  }

  /** @returns false, and takes nothing, when that is more than the share of its address */
  begin(one: Omit<Preparing, 'partners'>): boolean {
    this.end(one.connection);
    const { room, connection, networks } = one;
    const lobby = this.#lobbies.get(room) ?? newLobby();
    if (!lobby.places.take(networks)) return false;
    lobby.preparing.set(connection, { ...one, partners: new Map() });
    this.#lobbies.set(room, lobby);
    this.#whereabouts.set(connection, room);
    this.#deadlines.set(connection, this.#now() + PREPARING_MS);
    return true;
  }

  /** Others take part in it from now on. */
  setPartners(connection: ConnectionId, partners: Preparing['partners']): void {
    const one = this.of(connection);
    if (one) this.#lobbyOf(connection)?.preparing.set(connection, { ...one, partners });
  }

  /** @returns what is over with that, if anything */
  end(connection: ConnectionId): Preparing | null {
    const one = this.of(connection);
    const lobby = this.#lobbyOf(connection);
    if (!one || !lobby) return null;
    lobby.preparing.delete(connection);
    lobby.places.release(one.networks);
    if (lobby.preparing.size === 0) this.#lobbies.delete(one.room);
    this.#whereabouts.delete(connection);
    this.#deadlines.delete(connection);
    return one;
  }

  /** Those whose time is over, each of them once. */
  due(): Preparing[] {
    return this.#deadlines.take(this.#now()).flatMap((connection) => this.of(connection) ?? []);
  }

  #lobbyOf(connection: ConnectionId): Lobby | undefined {
    const room = this.#whereabouts.get(connection);
    return room === undefined ? undefined : this.#lobbies.get(room);
  }
}

function newLobby(): Lobby {
  return { places: new Holdings(PREPARING_PLACES), preparing: new Map() };
}
