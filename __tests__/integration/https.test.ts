import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get as getPlainly } from 'node:http';
import { get as getOverTls } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import type { ServerConfig } from '../../server/create-server';
import type { Tls } from '../../server/tls/open-tls';
import { openTls } from '../../server/tls/open-tls';
import { freePort } from '../support/free-port';
import { TestServer } from './support/test-server';

describe('a site with TLS', () => {
  let folder: string;
  let tls: Tls;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    const settings = { tls: { mode: 'self-signed' }, dataDir: folder, publicUrl: null } as const;
    const opened = await openTls(settings, pino({ level: 'silent' }));
    if (!opened) throw new Error('There is no TLS.');
    tls = opened;
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const start = async (config: Partial<ServerConfig> = {}): Promise<void> => {
    server = await TestServer.start(config, { tls });
  };

  const ask = async (url: string) => {
    const options = { ca: tls.source.current.cert, agent: false };
    const request = url.startsWith('https:') ? getOverTls(url, options) : getPlainly(url, options);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let body = '';
    for await (const text of response.setEncoding('utf8')) body += String(text);
    const { statusCode: status, headers } = response;
    return { status, body, location: headers.location };
  };

  it('serves pages and probes over https, and over http the probes and the way to https', async () => {
    await start();
    const https = `https://127.0.0.1:${server.port}`;
    expect(await ask(`${https}/room/sala`)).toMatchObject({ status: 200, body: 'a page' });
    expect(await ask(`${https}/readyz`)).toMatchObject({ status: 200 });
    expect(await ask(`${server.url}/healthz`)).toMatchObject({ status: 200, body: 'ok' });
    expect(await ask(`${server.url}/readyz`)).toMatchObject({ status: 200 });
    expect(await ask(`${server.url}/room/sala?x=1`)).toMatchObject({
      status: 308,
      location: `${https}/room/sala?x=1`,
    });
  });

  it('has signalling over https only', async () => {
    await start();
    const options = { transports: ['websocket'], forceNew: true, reconnection: false };
    const secure = io(`https://127.0.0.1:${server.port}`, {
      ...options,
      ca: tls.source.current.cert,
    });
    await new Promise<void>((resolve, reject) => {
      secure.once('connect', resolve);
      secure.once('connect_error', reject);
    });
    secure.disconnect();
    const plain = io(server.url, options);
    await new Promise<void>((resolve) => plain.once('connect_error', () => resolve()));
    expect(plain.connected).toBe(false);
    expect(await ask(`${server.url}/socket.io/?EIO=4&transport=polling`)).toMatchObject({
      status: 308,
    });
  });

  it('leads to https from a port of its own too', async () => {
    const port = await freePort();
    await start({ httpRedirectPort: port });
    expect(await ask(`http://127.0.0.1:${port}/x`)).toMatchObject({
      status: 308,
      location: `https://127.0.0.1:${server.port}/x`,
    });
  });

  it('closes while plain connections are open', async () => {
    await start();
    const idle = connect(server.port, '127.0.0.1');
    idle.on('error', () => undefined);
    idle.write('GET / HTTP/1.1\r\n');
    await once(idle, 'connect');
    // What it said has been read once a later connection is answered.
    await ask(`${server.url}/healthz`);
    const gone = once(idle, 'close');
    await server.stop();
    await gone;
  });
});
