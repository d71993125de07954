import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { WebSocketEngine } from '../../server/signaling/web-socket-engine';
import { rawFrame } from '../support/raw-frame';

const MESSAGES = 100;

const UPGRADE =
  'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  `Sec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Version: 13\r\n\r\n`;

it('hears one message of a connection in each turn, however many come in one packet', async () => {
  const server = createServer();
  const engine = new WebSocketEngine({ server });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const heard: string[] = [];
  let most = 0;
  let inThisTurn = 0;
  const isOver = new Promise<void>((resolve) => {
    engine.on('connection', (socket) => {
      socket.on('message', (text: Buffer) => {
        heard.push(text.toString());
        most = Math.max(most, ++inThisTurn);
        setImmediate(() => (inThisTurn = 0));
        if (heard.length === MESSAGES) resolve();
      });
    });
  });
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  client.write(UPGRADE);
  await once(client, 'data');
  const texts = Array.from({ length: MESSAGES }, (_, index) => String(index));
  client.write(Buffer.concat(texts.map(rawFrame)));
  await isOver;
  client.destroy();
  server.close();
  await once(server, 'close');
  expect(heard).toEqual(texts);
  expect(most).toBe(1);
});
