import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import type { ServerConfig, ServerParts } from '../../server/create-server';
import { provisionalTls } from '../../server/tls/provisional-tls';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { RawHttp, sayOnce } from './support/raw-http';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

const HOST = 'Host: x\r\n';
const UPGRADE = `${HOST}Connection: Upgrade\r\nUpgrade:`;
const KEY = `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n`;
const SOON = { responseMs: 200, nextRequestMs: 200, upgradeMs: 200, redirectMs: 200 };

jest.setTimeout(60_000);

const descriptors = (): number => readdirSync('/proc/self/fd').length;

describe('the HTTP side, attacked', () => {
  let server: TestServer;
  let lines: Record<string, unknown>[] = [];
  afterEach(() => server.close());

  const start = async (
    parts: Partial<ServerParts> = {},
    config: Partial<ServerConfig> = {},
  ): Promise<number> => {
    lines = [];
    const logger = pino(
      { level: 'info' },
      { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
    );
    server = await TestServer.start(config, { logger, ...parts });
    return server.port;
  };
  const errors = () => lines.filter(({ level }) => Number(level) >= 50);

  describe('asked for another protocol', () => {
    it.each(['/', '/healthz', '/socket.io/?EIO=4&transport=polling'])(
      'answers %s as if it had not been asked, and keeps no socket',
      async (path) => {
        const port = await start({ upgrade: () => true });
        const before = descriptors();
        for (let batch = 0; batch < 5; batch++) {
          const asked = Array.from({ length: 20 }, () =>
            sayOnce(
              port,
              `GET ${path} HTTP/1.1\r\n${UPGRADE} h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
            ),
          );
          for (const text of await Promise.all(asked)) {
            expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*content-security-policy:/i);
            expect(text).toMatch(/\r\nconnection: close\r\n/i);
          }
        }
        await eventually('no socket is kept', () => descriptors() <= before);
      },
    );

    it('sends all of a response that is larger than any buffer', async () => {
      const body = 'x'.repeat(3_000_000);
      const port = await start({
        handler: async (_request, response) => {
          for (let part = 0; part < 30; part++) {
            if (!response.write(body.slice(0, 100_000))) await once(response, 'drain');
          }
          response.end();
        },
      });
      const text = await sayOnce(port, `GET / HTTP/1.1\r\n${UPGRADE} h2c\r\n\r\n`);
      expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(body.length);
    });

    it('refuses what is not reading', async () => {
      const port = await start();
      for (const path of ['/', '/socket.io/?EIO=4&transport=polling']) {
        const text = await sayOnce(
          port,
          `POST ${path} HTTP/1.1\r\n${UPGRADE} h2c\r\nContent-Length: 3\r\n\r\nabc`,
        );
        expect(text).toMatch(/^HTTP\/1\.1 405 [^]*\r\nallow: GET, HEAD\r\n/i);
      }
      expect(await sayOnce(port, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 405 /,
      );
    });

    it('ends a WebSocket that is nobody’s, and one behind requests that wait', async () => {
      const port = await start({ handler: () => new Promise(() => undefined) });
      expect(await sayOnce(port, `GET /x HTTP/1.1\r\n${UPGRADE} websocket\r\n\r\n`)).toBe('');
      const text = await sayOnce(
        port,
        `GET / HTTP/1.1\r\n${HOST}\r\nGET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n` +
          `${UPGRADE} websocket\r\n${KEY}\r\n`,
      );
      expect(text).toBe('');
    });

    it.each([
      ['a version that is not spoken', '/socket.io/?EIO=3&transport=websocket', KEY],
      ['a transport that is not known', '/socket.io/?EIO=4&transport=nothing', KEY],
      ['a session that is not known', '/socket.io/?EIO=4&transport=websocket&sid=nobody', KEY],
      ['no key', '/socket.io/?EIO=4&transport=websocket', ''],
      [
        'another site’s page',
        '/socket.io/?EIO=4&transport=websocket',
        `${KEY}Origin: http://e\r\n`,
      ],
    ])('does not wait for who is refused for %s to hang up', async (_what, path, more) => {
      const port = await start({ deadlines: SOON });
      const before = descriptors();
      const raws = Array.from({ length: 20 }, () =>
        new RawHttp(port, { allowHalfOpen: true }).say(
          `GET ${path} HTTP/1.1\r\n${UPGRADE} websocket\r\n${more}\r\n`,
        ),
      );
      // Their halves stay open: only the server can end these.
      await Promise.all(raws.map(({ socket }) => once(socket, 'end')));
      await eventually('no socket is kept', () => descriptors() <= before + raws.length);
      for (const { socket } of raws) socket.destroy();
    });

    it('opens no WebSocket any more while it closes', async () => {
      let end = (): void => undefined;
      const port = await start({
        handler: (_request, response) => {
          response.write('once upon a time');
          end = () => void response.end();
        },
      });
      const waiting = new RawHttp(port).say(`GET / HTTP/1.1\r\n${HOST}\r\n`);
      const late = new RawHttp(port).say('G');
      await eventually('it is asked', () => waiting.text.includes('once'));
      const stopped = server.stop();
      late.say(
        `ET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${UPGRADE} websocket\r\n${KEY}\r\n`,
      );
      await late.closed();
      expect(late.text).toBe('');
      end();
      waiting.socket.destroy();
      await stopped;
    });

    it('bears clients that are gone before they are answered', async () => {
      const port = await start();
      for (let count = 0; count < 50; count++) {
        const raw = new RawHttp(port);
        await once(raw.socket, 'connect');
        raw.say(
          `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${UPGRADE} websocket\r\n${KEY}\r\n`,
        );
        raw.socket.resetAndDestroy();
      }
      const client = await server.connect();
      await client.join('sala');
      expect(errors()).toEqual([]);
    });
  });

  describe('asked oddly', () => {
    it.each<[string, number]>([
      ['OPTIONS *', 405],
      ['OPTIONS /', 405],
      ['POST /', 405],
      ['DELETE /room/sala', 405],
      ['TRACE /', 405],
      ['PROPFIND /', 405],
      ['GET *', 400],
      ['GET http://evil.example/', 400],
      ['GET //evil.example/x', 400],
      ['GET /\\evil.example', 400],
      ['GET /%zz', 400],
      ['GET /room/%E0%A4%A/x', 400],
      ['GET /room/%00', 400],
      ['GET /a#b', 400],
      ['GET /socket.io/?EIO=4&transport=%zz', 400],
      ['OPTIONS /socket.io/', 400],
    ])('answers %s with %d before anybody else sees it', async (line, status) => {
      const handler = jest.fn();
      const port = await start({ handler });
      const text = await sayOnce(port, `${line} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(text).toMatch(/\r\ncontent-security-policy: default-src 'none'/i);
      expect(/\r\nallow: GET, HEAD\r\n/i.test(text)).toBe(status === 405);
      expect(handler).not.toHaveBeenCalled();
      expect(errors()).toEqual([]);
    });

    it('answers nobody who asks for an address that is too long', async () => {
      const handler = jest.fn();
      const port = await start({ handler });
      for (const path of ['/', '/socket.io/?']) {
        const line = `GET ${path}${'a'.repeat(10_000)} HTTP/1.1`;
        const text = await sayOnce(port, `${line}\r\n${HOST}Connection: close\r\n\r\n`);
        expect(text).toMatch(/^HTTP\/1\.1 414 /);
      }
      expect(handler).not.toHaveBeenCalled();
    });

    it('leaves other methods to signalling, and to a development server', async () => {
      const port = await start({ development: true });
      expect(await sayOnce(port, `POST /x HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 200 /,
      );
      const polling = await server.connect(['polling']);
      await polling.join('sala');
    });

    it('answers an expectation that nobody knows', async () => {
      const port = await start();
      const text = await sayOnce(
        port,
        `GET / HTTP/1.1\r\n${HOST}Expect: miracles\r\nConnection: close\r\n\r\n`,
      );
      expect(text).toMatch(/^HTTP\/1\.1 200 [^]*content-security-policy/i);
    });

    it('does not redirect to https what it cannot read', async () => {
      const port = await start({ tls: await provisionalTls() });
      const ask = (target: string) =>
        sayOnce(port, `GET ${target} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
      expect(await ask('/room/sala')).toMatch(/^HTTP\/1\.1 308 /);
      for (const target of ['//evil.example', 'http://evil.example/', '/%zz', '/\\x']) {
        expect(await ask(target)).toMatch(/^HTTP\/1\.1 400 /);
      }
    });
  });

  describe('kept waiting', () => {
    it('ends a connection on which nothing but empty lines come', async () => {
      const raw = new RawHttp(await start({ deadlines: SOON }));
      raw.say(`GET / HTTP/1.1\r\n${HOST}\r\n`);
      const drip = setInterval(() => raw.say('\r\n'), 20);
      await raw.closed().finally(() => clearInterval(drip));
      expect(raw.statuses).toEqual([200]);
    });

    it('ends a connection whose client does not read', async () => {
      const port = await start({
        deadlines: SOON,
        handler: (_request, response) => void response.end(Buffer.alloc(8_000_000)),
      });
      const before = descriptors();
      const raw = new RawHttp(port);
      raw.socket.pause();
      raw.say(`GET / HTTP/1.1\r\n${HOST}\r\n`);
      await eventually('it was asked', () => descriptors() === before + 2);
      await eventually('the server’s end is gone', () => descriptors() === before + 1);
      raw.socket.destroy();
    });

    it('ends a connection whose body does not end, answered or not', async () => {
      const port = await start({
        deadlines: SOON,
        handler: (request, response) => {
          if (request.url === '/answered') response.end('answered');
        },
      });
      for (const path of ['/answered', '/unanswered']) {
        const raw = new RawHttp(port);
        raw.say(`GET ${path} HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`);
        const drip = setInterval(() => raw.say('1\r\nx\r\n'), 20);
        await raw.closed().finally(() => clearInterval(drip));
      }
    });

    it('ends a connection that never gets so far as to be led to https', async () => {
      const raw = new RawHttp(await start({ tls: await provisionalTls(), deadlines: SOON }));
      raw.say('GET / HTTP/1.1\r\n');
      const drip = setInterval(() => raw.say('a: b\r\n'), 20);
      await raw.closed().finally(() => clearInterval(drip));
    });

    it('ends a handshake that does not get on, or whose client hangs up', async () => {
      const port = await start({ tls: await provisionalTls({ handshakeMs: 200 }) });
      const before = descriptors();
      const hello = '\u0016\u0003\u0001';
      const silent = new RawHttp(port, { allowHalfOpen: true }).say(hello);
      await once(silent.socket, 'end');
      const leaving = Array.from({ length: 20 }, () => new RawHttp(port).say(hello));
      for (const { socket } of leaving) socket.end();
      await Promise.all(leaving.map((raw) => raw.closed()));
      silent.socket.destroy();
      await eventually('no socket is kept', () => descriptors() <= before);
    });
  });

  describe('asked for too much', () => {
    const page = (path: string): string => `GET ${path} HTTP/1.1\r\n${HOST}\r\n`;

    it('ends a connection with more requests at once than any browser sends', async () => {
      let asked = 0;
      const port = await start({
        handler: async (_request, response) => {
          asked++;
          await Promise.resolve();
          response.end();
        },
      });
      expect(await sayOnce(port, page('/').repeat(200))).toBe('');
      expect(asked).toBeLessThan(20);
    });

    it('gives sixty people of one address all they need, and asks who wants more for patience', async () => {
      const port = await start(
        {
          files: (request, response) => {
            if (!request.url?.startsWith('/file')) return false;
            response.end();
            return true;
          },
        },
        { guard: { ...TEST_CONFIG.guard, maxConnectionsPerAddress: 1 } },
      );
      const visit = async (): Promise<number[]> => {
        const raw = new RawHttp(port);
        for (let count = 0; count < 20; count++) {
          raw.say(page(count < 2 ? '/room/sala' : `/file/${count}`));
          await eventually(
            'it is answered',
            () => raw.statuses.length === count + 1 || raw.socket.closed,
          );
        }
        raw.socket.destroy();
        return raw.statuses;
      };
      const all = await Promise.all(Array.from({ length: 60 }, visit));
      expect(new Set(all.flat())).toEqual(new Set([200]));

      const greedy = async (path: string): Promise<string> => {
        for (;;) {
          const text = await sayOnce(
            port,
            `GET ${path} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
          );
          if (!text.startsWith('HTTP/1.1 200')) return text;
        }
      };
      const refused = await greedy('/room/sala');
      expect(refused).toMatch(/^HTTP\/1\.1 429 [^]*\r\nretry-after: 5\r\n/i);
      expect(refused).toContain('Please try again in a few seconds.');
      // Files are there still, until they are too many as well.
      expect(await sayOnce(port, `GET /file HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 200/,
      );
      expect(await greedy('/file')).toMatch(/^HTTP\/1\.1 429 /);
      expect(
        await sayOnce(port, `GET /healthz HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`),
      ).toMatch(/^HTTP\/1\.1 200/);
      // Who takes no notice gets no more words, and no more connections; others do.
      const again = `GET /file HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;
      const crowd = Array.from({ length: 100 }, () => again);
      let answers = [again];
      while (!answers.includes('')) {
        answers = await Promise.all(crowd.map(async (text) => sayOnce(port, text)));
      }
      expect(await sayOnce(port, again, '127.0.3.1')).toMatch(/^HTTP\/1\.1 200/);
      // Once each, however often it happens.
      const noted = lines
        .filter(({ msg }) => /_refused$/.test(String(msg)))
        .map(({ reason }) => reason);
      expect(noted).toEqual(['too_many_pages', 'too_many_requests', 'too_many_connections']);
    });

    it('makes pages in turns: who asks for one does not wait for who asks for many', async () => {
      const order: string[] = [];
      let goOn = () => {};
      const bothAsked = new Promise<void>((resolve) => (goOn = resolve));
      const port = await start(
        {
          handler: async (request, response) => {
            order.push(String(request.headers['x-forwarded-for']));
            await bothAsked;
            await new Promise((resolve) => setImmediate(resolve));
            response.end();
          },
        },
        { trustProxy: 1 },
      );
      const ask = (address: string): RawHttp =>
        new RawHttp(port).say(
          `GET / HTTP/1.1\r\n${HOST}X-Forwarded-For: ${address}\r\n\r\n`.repeat(8),
        );
      const many = Array.from({ length: 20 }, () => ask('203.0.113.7'));
      await eventually('pages are made', () => order.length > 0);
      const one = new RawHttp(port).say(
        `GET / HTTP/1.1\r\n${HOST}X-Forwarded-For: 203.0.113.8\r\n\r\n`,
      );
      // What is answered at once was read after that.
      await sayOnce(port, `GET /healthz HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
      goOn();
      await eventually('it has its page', () => one.statuses.length === 1);
      await eventually('they have theirs', () =>
        many.every(({ statuses }) => statuses.length === 8),
      );
      const from = order.indexOf('203.0.113.8');
      expect(order.slice(from + 1).length).toBeGreaterThan(0);
      for (const { socket } of [...many, one]) socket.destroy();
    });
  });

  describe('connected to in masses', () => {
    const GUARD = { ...TEST_CONFIG.guard, maxConnectionsPerAddress: 1 };
    /** What an address may have, however few people: 256, and one less of what they leave to others. */
    const SHARE = 255;

    const openMany = async (port: number, count: number, localAddress: string) => {
      const raws = Array.from({ length: count }, () => new RawHttp(port, { localAddress }));
      await Promise.all(raws.map(({ socket }) => once(socket, 'connect')));
      return raws;
    };
    const open = (raws: readonly RawHttp[]): number =>
      raws.filter(({ socket }) => !socket.closed).length;

    it('takes so many of one address, whatever they say, and others’ all the time', async () => {
      const port = await start({}, { guard: GUARD });
      const raws = await openMany(port, SHARE, '127.0.0.2');
      raws.push(...(await openMany(port, 50, '127.0.0.2')));
      for (const raw of raws) raw.say('G');
      await eventually('the others are closed', () => open(raws) === SHARE);
      const other = new RawHttp(port, { localAddress: '127.0.0.3' }).say(
        `GET / HTTP/1.1\r\n${HOST}\r\n`,
      );
      await eventually('another address is served', () => other.statuses[0] === 200);
      for (const { socket } of [...raws, other]) socket.destroy();
      await eventually('there is room again', async () => {
        const again = new RawHttp(port, { localAddress: '127.0.0.2' }).say(
          `GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`,
        );
        await again.closed();
        return again.statuses[0] === 200;
      });
    });

    it('does not count proxies of our own by their address', async () => {
      const port = await start({}, { guard: GUARD, trustProxy: 1 });
      const raws = await openMany(port, SHARE + 50, '127.0.0.2');
      const last = raws.at(-1)?.say(`GET / HTTP/1.1\r\n${HOST}\r\n`);
      await eventually('the last one is served', () => last?.statuses[0] === 200);
      expect(open(raws)).toBe(SHARE + 50);
      for (const { socket } of raws) socket.destroy();
    });

    it('counts those that begin with TLS, and of the port that leads to https, too', async () => {
      const httpRedirectPort = await freePort();
      const port = await start({ tls: await provisionalTls() }, { guard: GUARD, httpRedirectPort });
      const raws = await openMany(httpRedirectPort, 200, '127.0.0.2');
      for (const raw of raws) raw.say('G');
      const hellos = await openMany(port, 100, '127.0.0.2');
      for (const raw of hellos) raw.say('\u0016\u0003\u0001');
      raws.push(...hellos);
      await eventually('some are closed', () => open(raws) === SHARE);
      for (const { socket } of raws) socket.destroy();
    });
  });

  it('goes on when a handler throws before it waits for anything', async () => {
    const port = await start({
      handler: () => {
        throw new Error('broken page');
      },
    });
    expect(await sayOnce(port, `GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 500 /,
    );
    const socket = io(server.url, { transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.disconnect();
  });
});
