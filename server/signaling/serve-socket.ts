import type { Logger } from 'pino';
import type { SignalErrorCode } from '../../lib/signaling/events';
import type { Meter } from '../metrics/meter';
import type { ConnectionId } from '../rooms/seat';
import type { Networks } from '../shares/networks-of';
import type { AccessCheck } from './access-check';
import type { ActLimits } from './act-limits';
import type { ClientConnection } from './client-connection';
import type { DoorCommands } from './door-commands';
import type { Outbox } from './outbox';
import type { PrepareCommands } from './prepare-commands';
import type { Command } from './read-command';
import { readCommand } from './read-command';
import type { RefusalLog } from './refusal-log';
import type { SeatCommands } from './seat-commands';
import type { SignalingSocket } from './signaling-server';
import type { StatusBoard } from './status-board';

export interface SocketServices {
  seats: SeatCommands;
  prepares: PrepareCommands;
  door: DoorCommands;
  statuses: StatusBoard;
  acts: ActLimits;
  access: AccessCheck;
  outbox: Outbox;
  logger: Logger;
  refusals: RefusalLog;
  meter: Meter;
}

/** Takes what one client says, in order: parses it, and hands it to whom it is for. */
export function serveSocket(
  socket: SignalingSocket,
  services: SocketServices,
  client: ClientConnection,
): void {
  const { seats, prepares, statuses, outbox, logger } = services;
  // Middleware sees every event, whatever it is called, and nothing is handed on from here.
  socket.use((event) => {
    // Socket.IO hands on in the next tick what it has read, be the connection closed meanwhile. A seat that
    // is taken after the end of its connection would never be given up.
    if (!socket.connected) return;
    const before = outbox.sent;
    try {
      receive(socket, event, services, client);
    } catch (error) {
      logger.error({ err: error }, 'message_failed');
    }
    client.countDeliveries(outbox.sent - before);
  });
  socket.on('disconnect', (cause) => {
    statuses.forget(socket.id);
    prepares.forget(socket.id);
    seats.lose(socket.id, cause);
  });
}

function receive(
  socket: SignalingSocket,
  event: readonly unknown[],
  services: SocketServices,
  client: ClientConnection,
): void {
  const reading = readCommand(event);
  if (reading.status === 'command') {
    const { command } = reading;
    const refusal = refusalOf(command, client, services);
    if (!refusal) return dispatch(services, socket.id, client.networks, command);
    services.meter.refused('message_refused', refusal);
    socket.emit('signal_error', { code: refusal, event: command.event });
    return;
  }
  services.refusals.note('message_refused', reading.status);
  socket.emit('signal_error', { code: reading.status, event: reading.event });
  if (reading.status === 'unknown_event') client.cutOff(reading.status);
}

/** Why an address may not have more of what costs more than a message, or may not open a room; or null. */
function refusalOf(
  command: Command,
  { seat, networks }: ClientConnection,
  { seats, acts, access }: SocketServices,
): SignalErrorCode | null {
  if (command.event === 'request_ice_servers' && !seat) {
    return acts.admits('trial', networks) ? null : 'rate_limited';
  }
  if (command.event === 'prepare_call') {
    return acts.admits('prepare', networks) ? null : 'rate_limited';
  }
  if (command.event !== 'join_room') return null;
  const { message } = command;
  if (!seats.growsBack(message) && !acts.admits('join', networks)) return 'rate_limited';
  return seats.opensRoom(message) ? access.check(message.access, networks) : null;
}

function dispatch(
  { seats, prepares, door, statuses, access, meter }: SocketServices,
  connection: ConnectionId,
  networks: Networks,
  command: Command,
): void {
  switch (command.event) {
    case 'watch_room':
      return statuses.watch(connection, command.message.room, networks);
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
