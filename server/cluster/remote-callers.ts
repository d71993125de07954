import type { RoomId } from '../../lib/signaling/identifiers';
import type { RelayUrls } from '../ice/relay-urls';
import type { ConnectionId } from '../rooms/seat';
import type { RoomKeeper } from '../signaling/room-keeper';
import { SlicedWork } from '../time/sliced-work';
import type { NodeId } from './cluster-store';
import type { LostFrame, NodeFrame, SayFrame, UnwatchFrame } from './node-frames';
import type { Tenures } from './tenures';
import { WaitingWords } from './waiting-words';

/** Between a node and the id of a socket there. No id of either has one. */
const SEPARATOR = '/';

const NO_RELAYS: RelayUrls = { stun: [], turn: [] };

export interface RemoteCallersOptions {
  readonly self: () => NodeId;
  readonly tenures: Pick<Tenures, 'holds' | 'use'>;
  readonly settle: (room: RoomId) => Promise<NodeId>;
  readonly keeper: Pick<RoomKeeper, 'hear' | 'lose' | 'unwatch'>;
  readonly send: (to: NodeId, frame: NodeFrame) => void;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
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
  readonly #waiting = new WaitingWords<Word>();
  /** Whose nodes are gone, as long as their rooms have not heard of it. */
  readonly #gone = new Set<ConnectionId>();
  readonly #work: SlicedWork;

  constructor(options: RemoteCallersOptions) {
    this.#options = options;
    this.#work = new SlicedWork(options.now);
  }

  /** Another node says something about one of its clients. */
  receive(from: NodeId, frame: NodeFrame): void {
    const { tenures } = this.#options;
    switch (frame.kind) {
      case 'say': {
        const isAsked = this.#waiting.has(frame.room);
        if (!isAsked && tenures.holds(frame.room)) return this.#do({ from, frame });
        this.#waiting.add(frame.room, remoteConnection(from, frame.socket), { from, frame });
        if (!isAsked) void this.#find(frame.room);
        return;
      }
      case 'lost':
      case 'unwatch': {
        // What it said before may not be heard yet, and would have it come back to life.
        const speaker = remoteConnection(from, frame.socket);
        for (const room of this.#waiting.roomsOf(speaker)) {
          this.#waiting.add(room, speaker, { from, frame });
        }
        return this.#do({ from, frame });
      }
      default:
    }
  }

  /** A node is gone, or what it said is void: its clients are away, thousands maybe, and come back to their seats. */
  drop(node: NodeId): void {
    for (const speaker of this.#waiting.speakers) {
      if (placeOf(speaker)?.node === node) this.#waiting.forget(speaker);
    }
    const callers = [...(this.#callers.get(node)?.keys() ?? [])];
    this.#callers.delete(node);
    for (const connection of callers) this.#gone.add(connection);
    this.#work.do(this.#loseAll(callers));
  }

  /** The relays of a client's own node; null when it is none of another node's. */
  relaysOf(connection: ConnectionId): RelayUrls | null {
    const place = placeOf(connection);
    return (place && this.#callers.get(place.node)?.get(connection)) ?? null;
  }

  *#loseAll(connections: readonly ConnectionId[]): Generator<void, void> {
    for (const connection of connections) yield this.#loseGone(connection);
  }

  #loseGone(connection: ConnectionId): void {
    if (this.#gone.delete(connection)) this.#options.keeper.lose(connection, 'node_gone');
  }

  #do({ from, frame }: Word): void {
    const { keeper } = this.#options;
    const id = remoteConnection(from, frame.socket);
    // Only what was said between the nodes is lost: what comes now is said by somebody who had gone.
    this.#loseGone(id);
    if (frame.kind === 'say') return this.#hear(from, frame);
    if (frame.kind === 'unwatch') return keeper.unwatch(id);
    this.#callers.get(from)?.delete(id);
    keeper.lose(id, frame.cause);
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
    for (const word of this.#waiting.take(room)) {
      const { from, frame } = word;
      if (keeper === this.#options.self()) this.#do(word);
      else if (frame.kind === 'say') this.#options.send(from, { kind: 'elsewhere', frame });
    }
  }
}

/** What a client of another node is called here. */
function remoteConnection(node: NodeId, socket: string): ConnectionId {
  return `${node}${SEPARATOR}${socket}`;
}

/** @returns whose client it is, and its socket there; null for one of this node */
export function placeOf(connection: ConnectionId): { node: NodeId; socket: string } | null {
  const at = connection.indexOf(SEPARATOR);
  return at < 0 ? null : { node: connection.slice(0, at), socket: connection.slice(at + 1) };
}
