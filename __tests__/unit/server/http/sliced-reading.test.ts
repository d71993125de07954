import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { SlicedReading } from '../../../../server/http/sliced-reading';

const SHORTEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

describe('SlicedReading', () => {
  let server: Server;
  let client: Socket;
  const reading = new SlicedReading();

  const start = async (
    answer: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<void> => {
    server = createServer(answer);
    server.on('connection', (socket) => reading.begin(socket));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
  };
  afterEach(() => {
    client.destroy();
    server.close();
  });

  it('reads hardly further than to what ended the connection', async () => {
    let requests = 0;
    await start((request) => {
      requests += 1;
      if (requests >= 3) request.socket.destroy();
    });
    client.write(SHORTEST.repeat(2_000));
    await once(client, 'close');
    expect(requests).toBeGreaterThanOrEqual(3);
    expect(requests).toBeLessThanOrEqual(3 + 1_024 / SHORTEST.length);
  });

  it('answers all who wait for an answer each, however slowly they read', async () => {
    const body = 'x'.repeat(50_000);
    await start((_request, response) => response.end(body));
    client.pause();
    client.write(
      SHORTEST.repeat(299) + SHORTEST.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
    );
    await once(server, 'request');
    let text = '';
    client.on('data', (data) => (text += data.toString('latin1')));
    client.resume();
    await once(client, 'close');
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(300);
  });

  it('takes bodies of any length', async () => {
    await start((request, response) => {
      let bytes = 0;
      request.on('data', (data: Buffer) => (bytes += data.length));
      request.on('end', () => response.end(`${String(bytes)} bytes`));
    });
    const body = 'y'.repeat(200_000);
    client.write(
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
    );
    let text = '';
    client.on('data', (data) => (text += data.toString('latin1')));
    await once(client, 'close');
    expect(text).toContain('200000 bytes');
  });

  it('gives another protocol all that came with the request for it, in order', async () => {
    await start(() => undefined);
    const said = Array.from({ length: 5_000 }, (_, at) => `${String(at)} `).join('');
    let heard = '';
    const over = new Promise<void>((resolve) => {
      server.on('upgrade', (_request, socket: Socket, head: Buffer) => {
        reading.end(socket);
        socket.unshift(head);
        socket.on('data', (data) => (heard += data.toString('latin1')));
        socket.on('end', resolve);
      });
    });
    client.end(`GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: y\r\n\r\n${said}`);
    await over;
    expect(heard).toBe(said);
  });
});
