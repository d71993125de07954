import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { StreamDeframer } from '../relay/codec/stream-deframer';
import type { RelayTarget } from './relay-target';
import type { TurnLink, TurnLinkEvents } from './turn-link';

/** @throws {Error} when the relay's name is not known */
export async function openTurnLink(target: RelayTarget, events: TurnLinkEvents): Promise<TurnLink> {
  const { address, family } = await lookup(target.host);
  if (target.transport === 'udp') return openDatagrams(address, family, target.port, events);
  return overStream(openStream(target, address), events);
}

function openDatagrams(
  address: string,
  family: number,
  port: number,
  { onMessage, onProblem }: TurnLinkEvents,
): TurnLink {
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  socket.on('message', onMessage);
  socket.on('error', (error) => onProblem(error.message));
  return {
    send: (message) => socket.send(message, port, address),
    reliable: false,
    close: () => socket.close(),
  };
}

function openStream({ transport, host, port, verifyCertificate }: RelayTarget, address: string) {
  if (transport === 'tcp') return connect(port, address);
  return connectTls({
    host: address,
    port,
    rejectUnauthorized: verifyCertificate,
    ...(isIP(host) === 0 && { servername: host }),
  });
}

function overStream(socket: Socket, { onMessage, onProblem }: TurnLinkEvents): TurnLink {
  const deframer = new StreamDeframer();
  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    if (!deframer.push(chunk, onMessage)) onProblem('what came is not STUN');
  });
  socket.on('error', (error) => onProblem(error.message));
  socket.on('close', () => onProblem('the connection was closed'));
  return {
    send: (message) => void socket.write(message),
    reliable: true,
    close: () => socket.destroy(),
  };
}
