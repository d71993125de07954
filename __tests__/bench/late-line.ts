import type { Socket as DatagramSocket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { freePort } from '../support/free-port';

const HOST = '127.0.0.1';

/** How long it takes there and back, in milliseconds. */
export interface Distances {
  /** To the server. */
  readonly server: number;
  /** From one person to the other, by way of the server's relay. */
  readonly people: number;
}

export interface LateLine {
  readonly origin: string;
  readonly close: () => void;
}

/**
 * A way to a server of this machine that takes its time: a port before the server's, where TCP has the server's distance
 * and UDP, which is the relay's, half of the distance between people. What comes in order goes on in order.
 */
export async function lateLine(port: number, { server, people }: Distances): Promise<LateLine> {
  const own = await freePort();
  const sockets = new Set<Socket>();
  const tcp = createServer((near) => {
    const far = connect(port, HOST);
    for (const socket of [near, far]) {
      sockets.add(socket.setNoDelay());
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    passOn(near, far, server / 2);
    passOn(far, near, server / 2);
  });
  await once(tcp.listen(own, HOST), 'listening');
  const closeUdp = await lateDatagrams(own, port, people / 4);
  return {
    origin: `http://${HOST}:${String(own)}`,
    close: () => {
      closeUdp();
      tcp.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function passOn(from: Socket, to: Socket, ms: number): void {
  from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), ms));
  from.on('close', () => setTimeout(() => to.end(), ms));
}

async function lateDatagrams(own: number, port: number, ms: number): Promise<() => void> {
  const near = createSocket('udp4');
  const fars = new Map<string, DatagramSocket>();
  near.on('message', (bytes, { address, port: from }) => {
    const key = `${address}:${String(from)}`;
    const far = fars.get(key) ?? createSocket('udp4');
    if (!fars.has(key)) far.on('message', (reply) => later(() => near.send(reply, from, address)));
    fars.set(key, far);
    later(() => far.send(bytes, port, HOST));
  });
  let isClosed = false;
  const later = (send: () => void) => setTimeout(() => isClosed || send(), ms);
  near.bind(own, HOST);
  await once(near, 'listening');
  return () => {
    isClosed = true;
    for (const socket of [near, ...fars.values()]) socket.close();
  };
}
