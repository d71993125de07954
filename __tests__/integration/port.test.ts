import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer as createNetServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { ConnectionCount } from '../../server/port/connection-count';
import { TcpPorts } from '../../server/port/tcp-ports';
import { eventually } from '../support/eventually';
import { selfSigned } from './support/self-signed';

/** Answers with what it got. */
function createEcho() {
  const limits = { headersTimeout: 2_000, connectionsCheckingInterval: 50 };
  const server = createHttpServer(limits, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
    });
  });
  server.on('upgrade', (_request, socket, head: Buffer) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n\r\n${head.toString()}`);
    socket.pipe(socket);
  });
  return server;
}

/** A stand-in for the relay: tells what it got, and sends it back. */
function createFarSide() {
  const got: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createNetServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      got.push(chunk);
      socket.write(chunk);
    });
  });
  return { server, sockets, text: () => Buffer.concat(got).toString('latin1') };
}

jest.setTimeout(40_000);

describe('the port of the site', () => {
  const http = createEcho();
  const far = createFarSide();
  const tls = createTlsServer(selfSigned());
  const share = { total: 10_000, perNetwork: 10_000, atLeast: 10_000 };
  const connections = new ConnectionCount(share, null, () => undefined);
  let ports: TcpPorts;
  let port: number;

  beforeAll(async () => {
    far.server.listen(0, '127.0.0.1');
    await once(far.server, 'listening');
    const address = far.server.address() as AddressInfo;
    ports = new TcpPorts({
      httpServer: http,
      tls,
      streams: () => ({
        address: { host: '127.0.0.1', port: address.port },
        introduce: ({ remote, local }) => `${remote.address} to ${local.port}: `,
      }),
      relayPort: null,
      connections,
      relayConnections: connections,
    });
    port = await ports.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    ports.closeStreams();
    http.close();
    ports.destroy();
    far.server.close();
    await Promise.all([once(http, 'close'), once(far.server, 'close')]);
  });

  const opened = new Set<Socket>();
  afterEach(() => {
    for (const socket of opened) socket.destroy();
    opened.clear();
  });

  const open = async (secure = false): Promise<Socket> => {
    const socket = secure
      ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
      : connect(port, '127.0.0.1');
    opened.add(socket);
    socket.on('error', () => undefined);
    await once(socket, secure ? 'secureConnect' : 'connect');
    return socket;
  };

  describe.each([
    ['in the clear', false],
    ['inside TLS', true],
  ])('%s', (_where, secure) => {
    it('serves a request that comes byte by byte', async () => {
      const socket = await open(secure);
      socket.setNoDelay(true);
      const request = 'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody';
      for (const byte of request) {
        socket.write(byte);
        await turn();
      }
      expect(await until(socket, /POST \/slow body/)).toMatch(/^HTTP\/1\.1 200 OK/);
    });

    it('serves requests that come all at once, on a connection that is kept', async () => {
      const socket = await open(secure);
      const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
      socket.write(request('/1') + request('/2'));
      await until(socket, /GET \/1 [\s\S]*GET \/2 /);
      socket.write(request('/3'));
      await until(socket, /GET \/3 /);
    });

    it('serves a body that is larger than any buffer', async () => {
      const body = `${'x'.repeat(300_000)}end`;
      const socket = await open(secure);
      socket.write(
        `POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      const answer = await until(socket, /end$/);
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(answer.endsWith(`POST /big ${body}`)).toBe(true);
    });

    it('lets a connection be upgraded', async () => {
      const socket = await open(secure);
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nhead');
      await until(socket, /101 Switching Protocols\r\n\r\nhead/);
      socket.write(Buffer.from([0x00, 0x01]));
      await until(socket, /\0\u0001/);
    });

    it('hands on what begins like STUN, byte by byte, and says whose it is', async () => {
      const socket = await open(secure);
      const message = `\0\u0001${'m'.repeat(200_000)}end${String(secure)}`;
      socket.write(Buffer.from(message, 'latin1'));
      await until(socket, new RegExp(`end${String(secure)}`));
      expect(far.text()).toContain(`127.0.0.1 to ${port}: ${message}`);
    });

    it('answers what is nothing known with nothing but the end', async () => {
      const socket = await open(secure);
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.write(Buffer.from([0x80, 0x00, 0x01]));
      await once(socket, 'close');
      expect(answer).toBe('');
    });
  });

  it('answers bad HTTP as HTTP', async () => {
    const socket = await open();
    socket.write('Hello there\r\n\r\n');
    expect(await until(socket, /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 400/);
  });

  it('ends the far side when a client goes, and a client when the far side goes', async () => {
    const leaver = await open();
    leaver.write(Buffer.from([0x00, 0x01]));
    await once(leaver, 'data');
    const [first] = far.sockets;
    leaver.end();
    if (first) await once(first, 'close');
    await once(leaver, 'close');

    const left = await open();
    left.write(Buffer.from([0x00, 0x01]));
    await once(left, 'data');
    for (const socket of far.sockets) socket.destroy();
    left.resume();
    await once(left, 'close');
    await eventually('no splice', () => ports.counts.splices.open === 0);
  });

  it('reads no more from the far side than a slow client takes', async () => {
    const slow = await open();
    slow.write(Buffer.from([0x00, 0x01]));
    await once(slow, 'data');
    slow.pause();
    const [busy] = far.sockets;
    if (!busy) throw new Error('Nobody came to the far side');
    const chunk = Buffer.alloc(1 << 20);
    // More than the buffers of two connections in the kernel, and ours.
    while (busy.writableLength < 16 * chunk.length) {
      busy.write(chunk);
      await turn();
    }
    const before = busy.writableLength;
    for (let look = 0; look < 50; look++) await turn();
    expect(busy.writableLength).toBe(before);
    slow.destroy();
    await new Promise((resolve) => busy.once('close', resolve));
  });

  it('still serves pages while hundreds of connections say nothing', async () => {
    const givenUp = () => ports.counts.site.plain.silent;
    // Not more at once than the system keeps in its queue: it forgets the silent ones that overflow it.
    for (let batch = 0; batch < 12; batch++) {
      await Promise.all(Array.from({ length: 100 }, () => open()));
    }
    await eventually('room for others', () => givenUp() >= 200);
    expect(await (await fetch(`http://127.0.0.1:${port}/still`)).text()).toBe('GET /still ');
  });

  it('watches the time that a header may take, also of connections that were handed on', async () => {
    const socket = await open();
    const drip = setInterval(() => socket.write('a: b\r\n'), 20);
    socket.write('GET / HTTP/1.1\r\n');
    const answer = until(socket, /\r\n\r\n/);
    await once(socket, 'close').finally(() => clearInterval(drip));
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('counts what came', () => {
    const { plain, insideTls } = ports.counts.site;
    expect(plain.http).toBeGreaterThanOrEqual(5);
    expect(plain.tls).toBeGreaterThanOrEqual(6);
    expect([plain.unknown, insideTls.unknown]).toEqual([1, 1]);
    expect(insideTls.stun).toBe(1);
  });
});

/** Waits until what came matches. @returns all that came since this was called */
async function until(socket: Socket, pattern: RegExp): Promise<string> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
    if (pattern.test(text)) return text;
  }
}
