import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { paddedLength } from '../../server/relay/codec/padded-length';
import { StreamDeframer } from '../../server/relay/codec/stream-deframer';
import type { TurnTransport } from './turn-transport';

export interface StreamTransport extends TurnTransport {
  readonly socket: Socket;
}

export const PROXY_LINE = 'PROXY TCP4 198.51.100.7 127.0.0.1 51000 443\r\n';

/** The relay's local socket, as the server hands a TCP connection on. */
export async function streamTransport(
  path: string,
  proxyLine = PROXY_LINE,
): Promise<StreamTransport> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.write(proxyLine);
  const deframer = new StreamDeframer();
  const transport: StreamTransport = {
    socket,
    send: (frame) => {
      socket.write(frame);
      socket.write(Buffer.alloc(paddedLength(frame.length) - frame.length));
    },
    onFrame: () => undefined,
    close: () => socket.destroy(),
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    if (!deframer.push(chunk, (frame) => transport.onFrame(frame))) socket.destroy();
  });
  return transport;
}
