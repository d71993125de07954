import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Handler } from './protocol-sniffer';
import { takeListeners } from './take-listeners';

/**
 * Puts something before an HTTP server's own look at a connection. The HTTP server goes on to own the
 * port, to count its connections and to watch their time limits, as it would not do for connections
 * that another server accepts.
 *
 * @param first gets each connection that is accepted
 * @returns what hands a connection to the HTTP server
 */
export function takeConnections(server: Server, first: Handler): Handler {
  const own = takeListeners<[Socket]>(server, 'connection');
  server.on('connection', first);
  return own;
}
