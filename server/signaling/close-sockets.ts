import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectionId } from '../rooms/seat';
import type { SignalingServer, SignalingSocket } from './signaling-server';

/** A client that does not take the last message in this time is cut off. */
const FAREWELL_MS = 1_000;

/** Between the returns of two clients, to whatever takes over: they come to join, and each costs something. */
const TURN_MS = 5;

/** A client that would have to wait for longer comes sooner, and the turns are closer together. */
const MAX_RETURN_MS = 5_000;

/**
 * Tells all clients that the server goes, and closes their transports under them. Socket.IO's own
 * goodbye would tell them not to come back; a closed transport has them try until a server is there.
 */
export async function closeSockets(io: SignalingServer): Promise<void> {
  const done = new AbortController();
  const sockets = [...io.sockets.sockets.values()];
  const turnMs = turnOf(sockets.length);
  const farewells = sockets.map((socket, index) => bidFarewell(socket, index * turnMs));
  await Promise.race([Promise.all(farewells), delay(FAREWELL_MS, null, { signal: done.signal })]);
  done.abort();
}

async function bidFarewell(socket: SignalingSocket, returnMs: number): Promise<void> {
  // The others are not told that this one is away: they go too.
  socket.removeAllListeners('disconnect');
  await new Promise<void>((resolve) => {
    socket.conn.once('close', () => resolve());
    sendOff(socket, returnMs);
  });
}

/**
 * Has some clients come back as if the server went, in turns.
 *
 * @param firstMs when the first of them does
 */
export function sendAway(
  io: SignalingServer,
  connections: readonly ConnectionId[],
  firstMs: number,
): void {
  const turnMs = turnOf(connections.length);
  connections.forEach((connection, index) => {
    const socket = io.sockets.sockets.get(connection);
    if (socket) sendOff(socket, firstMs + index * turnMs);
  });
}

/** Between the returns of two of so many clients. */
function turnOf(clients: number): number {
  return Math.min(TURN_MS, MAX_RETURN_MS / clients);
}

function sendOff(socket: SignalingSocket, returnMs: number): void {
  const goodbye = { code: 'shutting_down', event: null, returnMs: Math.round(returnMs) } as const;
  socket.emit('signal_error', goodbye);
  socket.conn.close();
}
