import type { IncomingMessage } from 'node:http';
import { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Makes a response for a request that wanted another protocol and is not to get it: a server may go on with
 * HTTP as if it had not been asked (RFC 9110, section 7.8). The HTTP server has let go of the connection, so
 * this response is the last one there.
 */
export function answerUpgrade(request: IncomingMessage, socket: Socket): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  socket.on('drain', () => response.emit('drain'));
  response.once('finish', () => {
    response.detachSocket(socket);
    response.emit('close');
    socket.destroySoon();
  });
  return response;
}
