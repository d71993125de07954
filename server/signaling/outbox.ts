import type { ServerToClientEvents } from '../../lib/signaling/events';
import type { ConnectionId } from '../rooms/seat';

export type ServerEvent = keyof ServerToClientEvents;
/** The one message of an event, as a list of arguments. */
export type ServerMessage<E extends ServerEvent> = Parameters<ServerToClientEvents[E]>;

/** The way out: what commands may do to connections. Those that are gone are passed over. */
export interface Outbox {
  /** How many messages were sent so far: what a command has cost is the difference. */
  readonly sent: number;
  send: <E extends ServerEvent>(to: ConnectionId, event: E, ...message: ServerMessage<E>) => void;
  /** Closes the connection after what was sent. */
  close: (connection: ConnectionId) => void;
}
