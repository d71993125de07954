import type { Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../lib/signaling/events';

type NoEvents = Record<string, never>;
type NoData = Record<string, never>;

export type SignalingServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, NoData>;
export type SignalingSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, NoData>;
