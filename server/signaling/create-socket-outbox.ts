import type { RoomId } from '../../lib/signaling/identifiers';
import type { Outbox } from './outbox';
import type { SignalingServer } from './signaling-server';

/** The outbox over Socket.IO. A connection's id is its socket's. */
export function createSocketOutbox(io: SignalingServer): Outbox {
  const { sockets } = io.sockets;
  return {
    send: (to, event, ...message) => sockets.get(to)?.emit(event, ...message),
    publishStatus: (room, status) => io.to(audience(room)).emit('room_status', status),
    watch(connection, room) {
      const socket = sockets.get(connection);
      if (!socket) return;
      if (socket.data.watched) void socket.leave(audience(socket.data.watched));
      socket.data.watched = room;
      void socket.join(audience(room));
    },
    close: (connection) => sockets.get(connection)?.disconnect(true),
  };
}

/** Socket.IO's rooms share their names with socket ids, which never contain a colon. */
function audience(room: RoomId): string {
  return `watch:${room}`;
}
