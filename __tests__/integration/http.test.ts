import { connect } from 'node:net';
import { once } from 'node:events';
import { locales } from '../../lib/i18n/locale';
import { freePort } from '../support/free-port';
import { TestServer } from './support/test-server';

describe('the HTTP side', () => {
  let server: TestServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const get = async (path: string, port = server?.port) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, body: await response.text() };
  };

  it('answers the health probes, and leaves everything else to the handler', async () => {
    server = await TestServer.start();
    expect(await get('/healthz')).toEqual({ status: 200, body: 'ok' });
    expect(await get('/readyz?verbose')).toEqual({ status: 200, body: 'ok\nrelay: off\n' });
    expect(await get('/room/sala')).toEqual({ status: 200, body: 'a page' });
  });

  it('says why a request gets nothing in the language that the browser prefers', async () => {
    const { url } = (server = await TestServer.start());
    const refusal = async (preferred: string) => {
      const headers = { 'Accept-Language': preferred };
      const response = await fetch(url, { method: 'DELETE', headers });
      expect(response.status).toBe(405);
      expect(response.headers.get('vary')).toBe('Accept-Language');
      const text = await response.text();
      return { language: response.headers.get('content-language'), text };
    };
    const texts = new Set<string>();
    for (const locale of locales) {
      const { language, text } = await refusal(`nl, ${locale};q=0.8, en;q=0.1`);
      expect(language).toBe(locale);
      texts.add(text);
    }
    expect(texts.size).toBe(locales.length);
    expect((await refusal('pt-BR, en;q=0.5')).language).toBe('pt');
    const english = { language: 'en', text: 'Pages can only be read.\n' };
    // To read the last one would cost more than the answer.
    const endless = `${'nl,'.repeat(200)}es`;
    for (const unsure of ['nl', '*', '', ';;q=,,', endless]) {
      expect(await refusal(unsure)).toEqual(english);
    }
  });

  it('is up but not ready while it prepares', async () => {
    let prepared = (): void => undefined;
    const port = await freePort();
    const starting = TestServer.start(
      { port },
      { prepare: () => new Promise<void>((resolve) => (prepared = resolve)) },
    );
    await listening(port);
    expect(await get('/healthz', port)).toEqual({ status: 200, body: 'ok' });
    expect(await get('/readyz', port)).toMatchObject({ status: 503 });
    expect(await get('/', port)).toMatchObject({ status: 503 });
    prepared();
    server = await starting;
    expect(await get('/readyz')).toMatchObject({ status: 200 });
  });

  it('turns a handler that fails into a 500 and goes on', async () => {
    server = await TestServer.start(
      {},
      {
        handler: async () => {
          await Promise.reject(new Error('broken page'));
        },
      },
    );
    expect(await get('/')).toMatchObject({ status: 500 });
    expect(await get('/healthz')).toMatchObject({ status: 200 });
  });

  it('hands on the upgrades that are not for signalling, and ends those nobody wants', async () => {
    const wanted: (string | undefined)[] = [];
    server = await TestServer.start(
      {},
      {
        upgrade: (request, socket) => {
          if (request.url !== '/hmr') return false;
          wanted.push(request.url);
          socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
          return true;
        },
      },
    );
    expect(await upgrade(server.port, '/hmr')).toMatch(/^HTTP\/1.1 101/);
    expect(await upgrade(server.port, '/other')).toBe('');
    expect(wanted).toEqual(['/hmr']);
  });

  it('still answers on connections that are open while it closes, and takes no further ones', async () => {
    let asked = (): void => undefined;
    let answer = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
    const closing = await TestServer.start(
      {},
      {
        handler: async (request, response) => {
          asked();
          if (request.url === '/page') await mayAnswer;
          response.end(`this is ${request.url}`);
        },
      },
    );
    const page = connect(closing.port, '127.0.0.1').setEncoding('utf8');
    let text = '';
    page.on('data', (part) => (text += String(part)));
    page.write('GET /page HTTP/1.1\r\nHost: x\r\n\r\nGET /part HTTP/1.1\r\n');
    await isAsked;

    const stopped = closing.stop();
    answer();
    page.write('Host: x\r\n\r\n');
    await once(page, 'close');
    expect(text).toMatch(/this is \/page[^]*connection: close[^]*this is \/part/i);
    await stopped;
    await expect(get('/', closing.port)).rejects.toThrow();
    await closing.close();
  });

  it('closes with requests and upgraded sockets open, and may be closed twice', async () => {
    const port = await freePort();
    const closing = await TestServer.start(
      { port },
      { upgrade: (_request, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n') },
    );
    const client = await closing.connect();
    await client.join('sala');
    await upgrade(port, '/hmr');
    await get('/', port);
    await Promise.all([closing.stop(), closing.stop()]);
    await expect(get('/healthz', port)).rejects.toThrow();
    await closing.close();
  });
});

/** @returns what the server writes first, '' when it closes without a word */
async function upgrade(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  socket.setEncoding('utf8');
  const [text] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])]);
  return String(text);
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
  }
}
