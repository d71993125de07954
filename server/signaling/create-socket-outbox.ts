import type { Outbox } from './outbox';
import type { SignalingServer } from './signaling-server';

/** The outbox over Socket.IO. A connection's id is its socket's. */
export function createSocketOutbox(io: SignalingServer): Outbox {
  const { sockets } = io.sockets;
  let sent = 0;
  return {
    get sent() {
      return sent;
    },
    send(to, event, ...message) {
      sent += 1;
      sockets.get(to)?.emit(event, ...message);
    },
    close: (connection) => sockets.get(connection)?.disconnect(true),
  };
}
