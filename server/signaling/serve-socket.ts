import type { Logger } from 'pino';
import type { PeerId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';
import type { ClientConnection } from './client-connection';
import type { LoopTurns } from './loop-turns';
import type { Command } from './read-command';
import { readCommand } from './read-command';
import type { RefusalLog } from './refusal-log';
import type { SignalingSocket } from './signaling-server';

/** Takes what clients say to whoever keeps the room that it is about. */
export interface CommandDesk {
  /** Has it done, and what it cost counted: at once, or after what the same connection said before. */
  hear: (client: ClientConnection, command: Command) => void;
  /** The connection is gone without a word. */
  lose: (connection: ConnectionId, cause: string) => void;
  /** Null: it has no seat, as far as is known here. */
  seatOf: (connection: ConnectionId) => PeerId | null;
}

/** Takes what one client says, in order: parses it, and hands it on. */
export function serveSocket(
  socket: SignalingSocket,
  client: ClientConnection,
  turns: LoopTurns,
  desk: CommandDesk,
  refusals: RefusalLog,
  logger: Logger,
): void {
  // Middleware sees every event, whatever it is called, and nothing is handed on from here.
  socket.use((event) => {
    // Socket.IO hands on in the next tick what it has read, be the connection closed meanwhile. A seat that
    // is taken after the end of its connection would never be given up.
    if (!socket.connected) return;
    try {
      const reading = readCommand(event);
      if (reading.status === 'command') return desk.hear(client, reading.command);
      refusals.note('message_refused', reading.status);
      socket.emit('signal_error', { code: reading.status, event: reading.event });
      if (reading.status === 'unknown_event') client.cutOff(reading.status);
    } catch (error) {
      logger.error({ err: error }, 'message_failed');
    }
  });
  // Many may end at once.
  socket.on('disconnect', (cause) => {
    const step = (): boolean => {
      desk.lose(client.id, cause);
      return false;
    };
    turns.add({ networks: client.networks, step });
  });
}
