import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { RelayUrls } from '../ice/relay-urls';
import type { ConnectionId } from '../rooms/seat';
import type { ClientConnection } from '../signaling/client-connection';
import type { Outbox } from '../signaling/outbox';
import type { Command } from '../signaling/read-command';
import type { CommandDesk } from '../signaling/serve-socket';
import type { NodeId } from './cluster-store';
import type { LocalDesk } from './local-desk';
import type { NodeFrame, SayFrame } from './node-frames';
import type { SendAway } from './send-away';

/** Of one client, while it is found out who keeps its room. */
const MAX_WAITING = 100;

/** Whoever keeps a room changes seldom; a client that is sent on more often comes back later. */
const MAX_HOPS = 3;

/** All else is said by those who said one of these before. Signals are many, and carry nothing that they need not. */
const NEEDS_RELAYS: ReadonlySet<Command['event']> = new Set([
  'join_room',
  'prepare_call',
  'request_ice_servers',
]);

/** A room that a client has to do with, and who keeps it. */
interface Tie {
  readonly room: RoomId;
  readonly keeper: NodeId;
}

interface Caller {
  readonly client: ClientConnection;
  /** The room that it sits in, or wants to. */
  call: Tie | null;
  /** The room that it looks at. */
  view: Tie | null;
  /** Who was asked last about whatever room, and may answer. */
  asked: NodeId | null;
  /** As whom it sits in a room that is kept elsewhere. */
  seat: PeerId | null;
  /** What it said while it is found out who keeps the room of the first of these. */
  waiting: Command[] | null;
  /** How often it was sent on since it was last answered. */
  hops: number;
}

export interface SwitchboardOptions {
  readonly self: () => NodeId;
  /** Rooms that are kept here. */
  readonly local: Pick<LocalDesk, 'keeps' | 'hear' | 'lose' | 'unwatch' | 'seatOf'>;
  /** Finds out who keeps a room: this node, if nobody does. @throws {Error} when that is not possible now */
  readonly settle: (room: RoomId) => Promise<NodeId>;
  readonly send: (to: NodeId, frame: NodeFrame) => void;
  readonly relaysOf: (connection: ConnectionId) => RelayUrls;
  /** To this node's own clients. */
  readonly outbox: Pick<Outbox, 'send' | 'close'>;
  readonly sendAway: SendAway;
}

/**
 * Connects this node's clients with whoever keeps their rooms. What one client says is handed on in order, and answers
 * count from the node that keeps its room only.
 */
export class Switchboard implements CommandDesk {
  readonly #options: SwitchboardOptions;
  readonly #callers = new Map<ConnectionId, Caller>();

  constructor(options: SwitchboardOptions) {
    this.#options = options;
  }

  hear(client: ClientConnection, command: Command): void {
    const caller = this.#callers.get(client.id) ?? newCaller(client);
    this.#callers.set(client.id, caller);
    if (!caller.waiting) return this.#take(caller, command);
    if (caller.waiting.length >= MAX_WAITING) return client.cutOff('flooded');
    caller.waiting.push(command);
  }

  lose(connection: ConnectionId, cause: string): void {
    const { local, self, send } = this.#options;
    const caller = this.#callers.get(connection);
    this.#callers.delete(connection);
    local.lose(connection, cause);
    for (const keeper of new Set(caller ? keepersOf(caller) : [])) {
      if (keeper !== self()) send(keeper, { kind: 'lost', socket: connection, cause });
    }
  }

  seatOf(connection: ConnectionId): PeerId | null {
    return this.#callers.get(connection)?.seat ?? this.#options.local.seatOf(connection);
  }

  /** Another node says something about one of this node's clients. */
  receive(from: NodeId, frame: NodeFrame): void {
    switch (frame.kind) {
      case 'tell': {
        const caller = this.#callerOf(frame.socket, from);
        if (!caller) return;
        const [about] = frame.message;
        caller.hops = 0;
        if ('self' in about && 'capacity' in about) caller.seat = about.self;
        if ('code' in about && about.code === 'removed') caller.seat = null;
        return this.#options.outbox.send(frame.socket, frame.event, ...frame.message);
      }
      case 'close':
        if (this.#callerOf(frame.socket, from)) this.#options.outbox.close(frame.socket);
        return;
      case 'cost':
        return this.#callerOf(frame.socket, from)?.client.countDeliveries(frame.deliveries);
      case 'elsewhere':
        return this.#askAgain(from, frame.frame);
      default:
    }
  }

  /** A node is gone, or what was said to it is void: its rooms are somebody else's from now on, or will be. */
  drop(node: NodeId): void {
    const gone = oneOfEachRoomFirst(
      [...this.#callers.values()].filter((caller) => keepersOf(caller).includes(node)),
    );
    for (const caller of gone) {
      if (caller.asked === node) caller.asked = null;
      if (caller.call?.keeper === node) caller.call = caller.seat = null;
      if (caller.view?.keeper === node) caller.view = null;
    }
    this.#options.sendAway(
      gone.map(({ client }) => client.id),
      'at_once',
    );
  }

  /** This node has another name: who has to do with rooms that are kept here still does. */
  rename(former: NodeId): void {
    const renamed = (tie: Tie | null): Tie | null =>
      tie?.keeper === former ? { ...tie, keeper: this.#options.self() } : tie;
    for (const caller of this.#callers.values()) {
      caller.call = renamed(caller.call);
      caller.view = renamed(caller.view);
    }
  }

  #callerOf(connection: ConnectionId, from: NodeId): Caller | null {
    const caller = this.#callers.get(connection);
    return caller && keepersOf(caller).includes(from) ? caller : null;
  }

  #take(caller: Caller, command: Command): void {
    const room = roomOf(command) ?? caller.call?.room;
    const { local, self } = this.#options;
    // Without a room it can only be told so, or be given what everybody gets.
    if (room === undefined) return local.hear(caller.client, command, null);
    if (local.keeps(room)) return this.#handOn(caller, command, { room, keeper: self() });
    const tie = [caller.call, caller.view].find((one) => one?.room === room);
    if (tie && tie.keeper !== self()) return this.#handOn(caller, command, tie);
    caller.waiting = [command];
    void this.#find(caller, room);
  }

  async #find(caller: Caller, room: RoomId): Promise<void> {
    const keeper = await this.#options.settle(room).catch(() => null);
    const commands = caller.waiting ?? [];
    caller.waiting = null;
    const [first, ...rest] = commands;
    // It may be gone meanwhile.
    if (this.#callers.get(caller.client.id) !== caller || !first) return;
    if (keeper === null) return this.#options.sendAway([caller.client.id], 'later');
    this.#handOn(caller, first, { room, keeper });
    for (const command of rest) this.hear(caller.client, command);
  }

  #handOn(caller: Caller, command: Command, tie: Tie): void {
    const { self, local, send, relaysOf } = this.#options;
    const { client } = caller;
    if (!this.#bind(caller, command, tie)) return;
    if (tie.keeper === self()) return local.hear(client, command, tie.room);
    if (command.event === 'leave_room' && roomOf(command) === null) caller.seat = null;
    send(tie.keeper, {
      kind: 'say',
      socket: client.id,
      room: tie.room,
      networks: client.networks,
      relays: NEEDS_RELAYS.has(command.event) ? relaysOf(client.id) : null,
      command,
    });
  }

  /** Notes with which room a client has to do from now on. @returns false when it may not, and was told so */
  #bind(caller: Caller, command: Command, tie: Tie): boolean {
    const { outbox, self, local, send } = this.#options;
    const { event } = command;
    const { id } = caller.client;
    if (event === 'watch_room') {
      const before = caller.view;
      caller.view = tie;
      if (!before || before.keeper === tie.keeper) return true;
      if (before.keeper === self()) local.unwatch(id);
      // Where it has to do with nothing else it is forgotten.
      else if (keepersOf(caller).includes(before.keeper)) {
        send(before.keeper, { kind: 'unwatch', socket: id });
      } else send(before.keeper, { kind: 'lost', socket: id, cause: 'moved' });
      return true;
    }
    const { asked } = caller;
    caller.asked = tie.keeper;
    if (asked !== null && asked !== self() && !keepersOf(caller).includes(asked)) {
      send(asked, { kind: 'lost', socket: id, cause: 'moved' });
    }
    if (event !== 'join_room' && event !== 'prepare_call') return true;
    const before = caller.call;
    if (before && before.keeper !== tie.keeper) {
      if (this.seatOf(id) !== null) {
        outbox.send(id, 'signal_error', { code: 'already_seated', event });
        return false;
      }
      // A place in the queue or at the door of another room, as far as there is one.
      if (before.keeper === self()) local.lose(id, 'moved');
      else send(before.keeper, { kind: 'lost', socket: id, cause: 'moved' });
      if (caller.view?.keeper === before.keeper) caller.view = null;
    }
    caller.call = tie;
    return true;
  }

  /** A room is kept by somebody else than who was asked. */
  #askAgain(from: NodeId, { socket, room, command }: SayFrame): void {
    const caller = this.#callerOf(socket, from);
    if (!caller) return;
    if (caller.call?.room === room) caller.call = null;
    if (caller.view?.room === room) caller.view = null;
    caller.hops += 1;
    if (caller.hops > MAX_HOPS) return this.#options.sendAway([socket], 'later');
    this.hear(caller.client, command);
  }
}

/** @returns the room that is named by what is said */
function roomOf({ event, message }: Command): RoomId | null {
  if (event === 'watch_room' || event === 'join_room' || event === 'prepare_call') {
    return message.room;
  }
  return event === 'leave_room' && message && 'seat' in message ? message.seat.room : null;
}

/** @returns who may say something to a client */
function keepersOf({ call, view, asked }: Caller): NodeId[] {
  return [call?.keeper, view?.keeper, asked ?? undefined].filter((node) => node !== undefined);
}

/** A room has somebody who keeps it as soon as the first of its people is back. */
function oneOfEachRoomFirst(callers: readonly Caller[]): Caller[] {
  const rooms = new Set<RoomId>();
  const [firsts, others]: [Caller[], Caller[]] = [[], []];
  for (const caller of callers) {
    const room = caller.call?.room;
    (room === undefined || rooms.has(room) ? others : firsts).push(caller);
    if (room !== undefined) rooms.add(room);
  }
  return [...firsts, ...others];
}

function newCaller(client: ClientConnection): Caller {
  return { client, call: null, view: null, asked: null, seat: null, waiting: null, hops: 0 };
}
