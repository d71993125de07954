import type { Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../lib/signaling/events';
import type { RoomId } from '../../lib/signaling/identifiers';

type NoEvents = Record<string, never>;

interface SocketData {
  watched: RoomId;
}

export type SignalingServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  NoEvents,
  Partial<SocketData>
>;
export type SignalingSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  NoEvents,
  Partial<SocketData>
>;
