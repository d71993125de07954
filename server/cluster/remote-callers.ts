import type { RoomId } from '../../lib/signaling/identifiers';
import type { RelayUrls } from '../ice/relay-urls';
import type { ConnectionId } from '../rooms/seat';
import type { RoomKeeper } from '../signaling/room-keeper';
import type { NodeId } from './cluster-store';
import type { LostFrame, NodeFrame, SayFrame, UnwatchFrame } from './node-frames';
import type { Tenures } from './tenures';

/** Between a node and the id of a socket there. No id of either has one. */
const SEPARATOR = '/';

const NO_RELAYS: RelayUrls = { stun: [], turn: [] };

export interface RemoteCallersOptions {
  readonly self: () => NodeId;
  readonly tenures: Pick<Tenures, 'holds' | 'use'>;
  readonly settle: (room: RoomId) => Promise<NodeId>;
  readonly keeper: Pick<RoomKeeper, 'hear' | 'lose' | 'unwatch'>;
  readonly send: (to: NodeId, frame: NodeFrame) => void;
}

/** What another node says about one of its clients. */
interface Word {
  readonly from: NodeId;
  readonly frame: SayFrame | LostFrame | UnwatchFrame;
}

/** Clients of other nodes that have to do with rooms that are kept here. */
export class RemoteCallers {
  readonly #options: RemoteCallersOptions;
  readonly #callers = new Map<NodeId, Map<ConnectionId, RelayUrls>>();
  /** What was said to rooms of which it is being found out who keeps them. */
  readonly #waiting = new Map<RoomId, Word[]>();

  constructor(options: RemoteCallersOptions) {
    this.#options = options;
  }

  /** Another node says something about one of its clients. */
  receive(from: NodeId, frame: NodeFrame): void {
    const { tenures } = this.#options;
    switch (frame.kind) {
      case 'say': {
        const waiting = this.#waiting.get(frame.room);
        if (waiting) return void waiting.push({ from, frame });
        if (tenures.holds(frame.room)) return this.#do({ from, frame });
        this.#waiting.set(frame.room, [{ from, frame }]);
        return void this.#find(frame.room);
      }
      case 'lost':
      case 'unwatch':
        // What it said before may not be heard yet, and would have it come back to life.
        for (const waiting of this.#waitingFor(from, frame.socket)) waiting.push({ from, frame });
        return this.#do({ from, frame });
      default:
    }
  }

  /** A node is gone, or what it said is void: its clients are away, and come back to their seats. */
  drop(node: NodeId): void {
    for (const [room, waiting] of this.#waiting) {
      this.#waiting.set(
        room,
        waiting.filter(({ from }) => from !== node),
      );
    }
    const callers = this.#callers.get(node);
    this.#callers.delete(node);
    for (const connection of callers?.keys() ?? [])
      this.#options.keeper.lose(connection, 'node_gone');
  }

  /** The relays of a client's own node; null when it is none of another node's. */
  relaysOf(connection: ConnectionId): RelayUrls | null {
    const place = placeOf(connection);
    return (place && this.#callers.get(place.node)?.get(connection)) ?? null;
  }

  #do({ from, frame }: Word): void {
    if (frame.kind === 'say') return this.#hear(from, frame);
    const { keeper } = this.#options;
    const id = remoteConnection(from, frame.socket);
    if (frame.kind === 'unwatch') return keeper.unwatch(id);
    this.#callers.get(from)?.delete(id);
    keeper.lose(id, frame.cause);
  }

  #waitingFor(node: NodeId, socket: string): Word[][] {
    const isOfIt = ({ from, frame }: Word): boolean => from === node && frame.socket === socket;
    return [...this.#waiting.values()].filter((waiting) => waiting.some(isOfIt));
  }

  #hear(from: NodeId, { socket, room, networks, relays, command }: SayFrame): void {
    const { tenures, keeper, send } = this.#options;
    const id = remoteConnection(from, socket);
    const callers = this.#callers.get(from) ?? new Map<ConnectionId, RelayUrls>();
    this.#callers.set(from, callers.set(id, relays ?? callers.get(id) ?? NO_RELAYS));
    tenures.use(room);
    const deliveries = keeper.hear(id, networks, command);
    if (deliveries > 0) send(from, { kind: 'cost', socket, deliveries });
  }

  /** The other node thought that the room is kept here. It is, if nobody else does. */
  async #find(room: RoomId): Promise<void> {
    const keeper = await this.#options.settle(room).catch(() => null);
    const waiting = this.#waiting.get(room) ?? [];
    this.#waiting.delete(room);
    for (const word of waiting) {
      const { from, frame } = word;
      if (keeper === this.#options.self()) this.#do(word);
      else if (frame.kind === 'say') this.#options.send(from, { kind: 'elsewhere', frame });
    }
  }
}

/** What a client of another node is called here. */
export function remoteConnection(node: NodeId, socket: string): ConnectionId {
  return `${node}${SEPARATOR}${socket}`;
}

/** @returns whose client it is, and its socket there; null for one of this node */
export function placeOf(connection: ConnectionId): { node: NodeId; socket: string } | null {
  const at = connection.indexOf(SEPARATOR);
  return at < 0 ? null : { node: connection.slice(0, at), socket: connection.slice(at + 1) };
}
