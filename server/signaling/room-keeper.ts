import type { Logger } from 'pino';
import type { Door } from '../../lib/signaling/events';
import type { PeerId, RoomId } from '../../lib/signaling/identifiers';
import type { IceDesk } from '../ice/ice-desk';
import type { IssueNumbers } from '../ice/issue-numbers';
import type { Meter } from '../metrics/meter';
import type { Census } from '../rooms/census';
import { createPeerId } from '../rooms/create-peer-id';
import { DoorTokens } from '../rooms/door-tokens';
import { Preparations } from '../rooms/preparations';
import type { DoorState } from '../rooms/room-door';
import type { RoomState } from '../rooms/room-state';
import { RoomRegistry } from '../rooms/room-registry';
import type { ConnectionId } from '../rooms/seat';
import { SeatTokens } from '../rooms/seat-tokens';
import type { HoldingLimits, Holdings } from '../shares/holdings';
import type { Networks } from '../shares/networks-of';
import type { AccessCheck } from './access-check';
import type { ActLimits } from './act-limits';
import { Aftermath } from './aftermath';
import { Announcer } from './announcer';
import { CommandCheck } from './command-check';
import { DoorAnnouncer } from './door-announcer';
import { DoorCommands } from './door-commands';
import type { Outbox } from './outbox';
import { PrepareCommands } from './prepare-commands';
import { QueueBoard } from './queue-board';
import type { Command } from './read-command';
import { RoomDuties } from './room-duties';
import { RoomLog } from './room-log';
import { SeatCommands } from './seat-commands';
import { StatusBoard } from './status-board';
import type { TrafficLimits } from './traffic-limits';

export interface RoomKeeperOptions {
  readonly capacity: number;
  /** How long a seat is held for an owner whose connection is gone. */
  readonly holdMs: number;
  readonly rooms: HoldingLimits;
  readonly secret: string;
  readonly outbox: Outbox;
  readonly iceDesk: IceDesk;
  readonly issues: IssueNumbers;
  readonly acts: ActLimits;
  readonly access: AccessCheck;
  readonly traffic: TrafficLimits;
  /** @param lastIssue the number of the last credential that this peer may have been given */
  readonly revoke: (peer: PeerId, lastIssue: number) => void;
  readonly logger: Logger;
  readonly meter: Meter;
  /** Whether the rooms that are kept here are nobody else's for sure. */
  readonly mayAct: () => boolean;
  /** Milliseconds on any clock that does not go back. */
  readonly now: () => number;
  /** Milliseconds since the epoch, on a clock that restarts do not reset. */
  readonly epochNow: () => number;
}

/**
 * Keeps rooms: hears what connections say to them, and answers over the outbox. Knows connections by their ids only,
 * and not whose they are.
 */
export class RoomKeeper {
  readonly #options: RoomKeeperOptions;
  readonly #registry: RoomRegistry;
  readonly #check: CommandCheck;
  readonly #seats: SeatCommands;
  readonly #prepares: PrepareCommands;
  readonly #door: DoorCommands;
  readonly #statuses: StatusBoard;
  readonly #queues: QueueBoard;
  readonly #preparations: Preparations;
  readonly #duties: RoomDuties;

  constructor(options: RoomKeeperOptions) {
    const { capacity, holdMs, rooms, secret, outbox, iceDesk, issues, traffic, revoke } = options;
    const { acts, access, logger, mayAct, now, epochNow } = options;
    this.#options = options;
    const registry = new RoomRegistry({ capacity, holdMs, rooms, now, epochNow });
    const preparations = new Preparations(now);
    const tokens = new SeatTokens(secret, epochNow);
    const doorTokens = new DoorTokens(secret, epochNow);
    const describeDoor = (room: RoomId, state: DoorState): Door => ({
      host: state.host,
      locked: state.locked,
      newcomersRead: state.newcomersRead,
      latecomers: state.latecomers,
      token: doorTokens.issue(room, state),
    });
    const issueToken = tokens.issue.bind(tokens);
    const announcer = new Announcer({
      registry,
      preparations,
      outbox,
      issueToken,
      describeDoor,
      capacity,
      iceDesk,
    });
    const statuses = new StatusBoard({ outbox, statusOf: (room) => announcer.statusOf(room) });
    const queues = new QueueBoard({
      queueOf: (room) => registry.room(room).queue,
      tellPosition: (room, claim, position) => announcer.tellPositionOf(room, claim, position),
    });
    const doorAnnouncer = new DoorAnnouncer({
      registry,
      outbox,
      describeDoor,
      issueToken,
      publishStatus: (room) => statuses.publish(room),
    });
    const log = new RoomLog(logger, now);
    const onSeatFreed = (peer: PeerId): void => revoke(peer, issues.last);
    const prepares = new PrepareCommands({
      registry,
      preparations,
      outbox,
      iceDesk,
      log,
      capacity,
      createPeerId,
      onFreed: onSeatFreed,
    });
    const aftermath = new Aftermath({
      announcer,
      doorAnnouncer,
      prepares,
      queues,
      outbox,
      log,
      onSeatFreed,
    });
    this.#registry = registry;
    this.#statuses = statuses;
    this.#queues = queues;
    this.#preparations = preparations;
    this.#prepares = prepares;
    this.#door = new DoorCommands({ registry, aftermath, doorAnnouncer, outbox, traffic, log });
    this.#seats = new SeatCommands({
      registry,
      announcer,
      aftermath,
      prepares,
      tokens,
      doorTokens,
      outbox,
      iceDesk,
      traffic,
      log,
      createPeerId,
    });
    const [seats, door] = [this.#seats, this.#door];
    this.#duties = new RoomDuties({ seats, prepares, door, mayAct, now });
    this.#check = new CommandCheck({ acts, access, seats: this.#seats });
  }

  /** Rooms by who opened them. */
  get opened(): Holdings {
    return this.#registry.opened;
  }

  /** @returns null for a connection without a seat, even if it waits for one */
  seatOf(connection: ConnectionId): PeerId | null {
    return this.#seats.seatOf(connection);
  }

  /** Does what a connection asks for, or says why not. @returns how many messages that had sent */
  hear(connection: ConnectionId, networks: Networks, command: Command): number {
    const { outbox, logger } = this.#options;
    const before = outbox.sent;
    try {
      const code = this.#check.refusalOf(connection, networks, command);
      const { event } = command;
      if (code) outbox.send(connection, 'signal_error', { code, event });
      else this.#dispatch(connection, networks, command);
    } catch (error) {
      logger.error({ err: error }, 'message_failed');
    }
    return outbox.sent - before;
  }

  /**
   * The connection is gone without a word.
   *
   * @param cause as Socket.IO names it, for the log
   */
  lose(connection: ConnectionId, cause: string): void {
    this.#statuses.forget(connection);
    this.#prepares.forget(connection);
    this.#seats.lose(connection, cause);
  }

  /** The connection does not look at a room any more. */
  unwatch(connection: ConnectionId): void {
    this.#statuses.forget(connection);
  }

  /** Whether nobody is in a room, gets ready for it, looks at it, or may come back to it. */
  isIdle(room: RoomId): boolean {
    const isOpen = this.#registry.isOpen(room) || this.#preparations.in(room).length > 0;
    const isAwaited = this.#registry.inheritedMs(room) !== null;
    return !isOpen && !isAwaited && !this.#statuses.isWatched(room);
  }

  /** The room was kept elsewhere until now, and those who were in it come back to their seats. */
  inherit(room: RoomId): void {
    this.#registry.inherit(room);
  }

  /** @returns all of a room that another server needs to go on with it; null when there is none */
  state(room: RoomId): RoomState | null {
    return this.#registry.state(room);
  }

  /** Goes on with a room as another server kept it until now. */
  restore(room: RoomId, state: RoomState): void {
    this.#registry.restore(room, state);
  }

  /** The room is kept elsewhere from now on. @returns the connections that had to do with it here */
  abandon(room: RoomId): ConnectionId[] {
    const prepared = this.#preparations.in(room).map(({ connection }) => connection);
    for (const connection of prepared) this.#preparations.end(connection);
    this.#queues.abandon(room);
    return [...this.#registry.abandon(room), ...prepared, ...this.#statuses.abandon(room)];
  }

  /** Whether a command can be followed by who may have lost the room, and does not know it. */
  isHarmless(command: Command): boolean {
    return this.#check.isHarmless(command);
  }

  census(): Census {
    return this.#registry.census();
  }

  /** Does what is due by now, and goes on with what was: to be called a few times a second. */
  sweep(): void {
    this.#duties.sweep();
  }

  /** Gives everybody inside fresh door tokens. */
  renewDoors(): void {
    this.#duties.renewDoors();
  }

  close(): void {
    this.#duties.close();
    this.#statuses.close();
    this.#queues.close();
  }

  #dispatch(connection: ConnectionId, networks: Networks, command: Command): void {
    const { access, meter } = this.#options;
    const [seats, prepares, door] = [this.#seats, this.#prepares, this.#door];
    switch (command.event) {
      case 'watch_room':
        return this.#statuses.watch(connection, command.message.room, networks);
      case 'join_room':
        return meter.join(() => seats.join(connection, networks, command.message));
      case 'start_call':
        return seats.start(connection);
      case 'prepare_call':
        return prepares.prepare(connection, networks, command.message);
      case 'accept_preparing':
        return prepares.accept(connection);
      case 'leave_room':
        return command.message && 'seat' in command.message
          ? seats.giveUp(connection, command.message.seat)
          : seats.leave(connection, command.message?.mayReturn);
      case 'request_ice_servers':
        return seats.sendIceServers(
          connection,
          access.check(command.message?.access, networks) === null,
        );
      case 'knock':
        return door.knock(connection, networks, command.message);
      case 'lock_room':
        return door.obey(connection, command.event, { type: 'lock', ...command.message });
      case 'let_newcomers_read':
        return door.obey(connection, command.event, { type: 'newcomers', ...command.message });
      case 'remove_peer':
        return door.obey(connection, command.event, { type: 'remove', ...command.message });
      case 'transfer_host':
        return door.obey(connection, command.event, { type: 'transfer', ...command.message });
      case 'answer_knock':
        return door.obey(connection, command.event, { type: 'answer', ...command.message });
      case 'webrtc_offer':
      case 'webrtc_answer':
      case 'webrtc_ice_candidate':
        return seats.relay(connection, networks, command.event, command.message);
    }
  }
}
