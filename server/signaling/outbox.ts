import type { ServerToClientEvents } from '../../lib/signaling/events';
import type { RoomId } from '../../lib/signaling/identifiers';
import type { ConnectionId } from '../rooms/seat';

export type ServerEvent = keyof ServerToClientEvents;
/** The one message of an event, as a list of arguments. */
export type ServerMessage<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>;

/** The way out: what the reception may do to connections. Those that are gone are passed over. */
export interface Outbox {
  send: <E extends ServerEvent>(to: ConnectionId, event: E, ...message: ServerMessage<E>) => void;
  /** Sends to every connection that watches the room. */
  publishStatus: (room: RoomId, ...status: ServerMessage<'room_status'>) => void;
  /** From now on the connection watches this room, and no other one. */
  watch: (connection: ConnectionId, room: RoomId) => void;
  /** Closes the connection after what was sent. */
  close: (connection: ConnectionId) => void;
}
