import type { Logger } from 'pino';
import type { SignalErrorCode } from '../../lib/signaling/events';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { AccessGuard } from './access-guard';
import type { AddressLimits } from './address-limits';
import { cutOff } from './cut-off';
import type { Doorkeeper } from './doorkeeper';
import type { FloodGuard } from './flood-guard';
import type { Command } from './read-command';
import { readCommand } from './read-command';
import type { Reception } from './reception';
import type { RefusalLog } from './refusal-log';
import type { SignalingSocket } from './signaling-server';

export interface SocketServices {
  reception: Reception;
  doorkeeper: Doorkeeper;
  floodGuard: FloodGuard;
  limits: AddressLimits;
  access: AccessGuard;
  /** What the limits know the client by. */
  address: string;
  logger: Logger;
  refusals: RefusalLog;
}

/** A connection that floods costs its address as many as this one. */
const FLOOD_PRICE = 20;

/**
 * Takes what one client says, in order: counts it, parses it, and hands it to the reception. The end has
 * its turn too: a `leave_room` that comes right before it frees the seat, where the end alone holds it.
 */
export function serveSocket(socket: SignalingSocket, services: SocketServices): void {
  const { reception, floodGuard, logger } = services;
  let last = Promise.resolve();
  let expelled = false;
  const inTurn = (task: () => Promise<void> | void): void => {
    last = last.then(task).catch((error: unknown) => {
      logger.error({ err: error }, 'message_failed');
    });
  };

  // Middleware sees every packet, whatever its event is called, and nothing is handed on from here.
  socket.use((packet) => {
    // Socket.IO hands on in the next tick what it has read, be the connection closed meanwhile. A seat that
    // is taken after the end of its connection would never be given up.
    if (!socket.connected) return;
    inTurn(() => (expelled ? undefined : receive(socket, packet, services)));
  });
  socket.on('disconnect', (reason) => {
    expelled = reason === 'server namespace disconnect';
    inTurn(() => {
      floodGuard.forget(socket.id);
      reception.lose(socket.id);
    });
  });
}

async function receive(
  socket: SignalingSocket,
  packet: readonly unknown[],
  services: SocketServices,
): Promise<void> {
  const { reception, floodGuard, limits, address, refusals } = services;
  const seat = reception.seatOf(socket.id);
  if (!(await floodGuard.admits({ connection: socket.id, seat, address }))) {
    refusals.note('connection_closed', 'flooded');
    socket.emit('signal_error', { code: 'rate_limited', event: null });
    limits.charge('connection', address, FLOOD_PRICE);
    cutOff(socket);
    return;
  }
  const reading = readCommand(packet);
  if (reading.status === 'command') {
    const { command } = reading;
    const refusal = await refusalOf(command, seat, services);
    if (!refusal) return dispatch(services, socket.id, command);
    socket.emit('signal_error', { code: refusal, event: command.event });
    return;
  }
  refusals.note('message_refused', reading.status);
  socket.emit('signal_error', { code: reading.status, event: reading.event });
  if (reading.status === 'unknown_event') cutOff(socket);
}

/** Why an address may not have more of what costs more than a message, or may not open a room; or null. */
async function refusalOf(
  command: Command,
  seat: PeerId | null,
  { reception, limits, access, address }: SocketServices,
): Promise<SignalErrorCode | null> {
  if (command.event === 'request_ice_servers' && !seat) {
    return (await limits.admits('trial', address)) ? null : 'rate_limited';
  }
  if (command.event !== 'join_room') return null;
  const { message } = command;
  // Who comes back to a seat adds none: after a restart of the server all of them do, at once.
  if (!message.returning && !(await limits.admits('join', address))) return 'rate_limited';
  return reception.opensRoom(message) ? access.check(message.access, address) : null;
}

function dispatch(
  { reception, doorkeeper }: SocketServices,
  connection: ConnectionId,
  command: Command,
): void {
  switch (command.event) {
    case 'watch_room':
      return reception.watch(connection, command.message);
    case 'join_room':
      return reception.join(connection, command.message);
    case 'start_call':
      return reception.start(connection);
    case 'leave_room':
      return reception.leave(connection);
    case 'request_ice_servers':
      return reception.sendIceServers(connection);
    case 'knock':
      return doorkeeper.knock(connection, command.message);
    case 'lock_room':
      return doorkeeper.obey(connection, command.event, { type: 'lock', ...command.message });
    case 'remove_peer':
      return doorkeeper.obey(connection, command.event, { type: 'remove', ...command.message });
    case 'transfer_host':
      return doorkeeper.obey(connection, command.event, { type: 'transfer', ...command.message });
    case 'answer_knock':
      return doorkeeper.obey(connection, command.event, { type: 'answer', ...command.message });
    case 'webrtc_offer':
    case 'webrtc_answer':
    case 'webrtc_ice_candidate':
      return reception.relay(connection, command.event, command.message);
  }
}
