import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { ServerProcess } from './support/server-process';
import { TestClient } from './support/test-client';

const SIGNALLED = '__tests__/integration/support/signalled-server.ts';
const READY = /"port":(\d+),"state":"ready"/;
const STOPPING = /server_stopping/;

jest.setTimeout(30_000);

describe('the process', () => {
  let server: ServerProcess;
  afterEach(() => server.kill());

  /** A request that never ends by itself. */
  const askEndlessly = async (port: string): Promise<void> => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET /endless HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
  };

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'tells its clients on %s and exits with 0',
    async (signal) => {
      server = new ServerProcess(SIGNALLED);
      const port = await server.printed(READY);
      const client = new TestClient(`http://127.0.0.1:${port}`);
      await client.connected();
      await client.join('sala');
      // As a Ctrl-C under npm does, which arrives twice.
      server.signal(signal);
      server.signal(signal);
      expect(await client.next('signal_error')).toEqual({
        code: 'shutting_down',
        event: null,
        returnMs: 0,
      });
      expect(await client.disconnected()).toBe('transport close');
      expect(await server.exit()).toBe(0);
      expect(server.output.match(/server_stopping/g)).toHaveLength(1);
      expect(client.socket.active).toBe(true);
      await client.close();
    },
  );

  it('is gone within 10 s, whatever request hangs', async () => {
    server = new ServerProcess(SIGNALLED);
    await askEndlessly(await server.printed(READY));
    const startedMs = performance.now();
    server.signal('SIGTERM');
    expect(await server.exit()).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
  });

  it('exits at once when it is asked again', async () => {
    server = new ServerProcess(SIGNALLED);
    await askEndlessly(await server.printed(READY));
    server.signal('SIGTERM');
    await server.printed(STOPPING);
    const again = setInterval(() => server.signal('SIGTERM'), 50);
    const code = await server.exit().finally(() => clearInterval(again));
    expect(code).toBe(1);
  });

  it.each(['full', 'unread'] as const)(
    'goes on, and ends when it is told to, while its standard output is %s',
    async (kind) => {
      const port = await freePort();
      const full = kind === 'full' ? openSync('/dev/full', 'w') : null;
      server = new ServerProcess(SIGNALLED, { PORT: String(port) }, [], full ?? 'unread');
      if (full !== null) closeSync(full);
      const ask = async (path: string): Promise<number> =>
        fetch(`http://127.0.0.1:${port}${path}`).then(
          ({ status }) => status,
          () => 0,
        );
      await eventually('the server is ready', async () => (await ask('/readyz')) === 200);
      expect(await ask('/talk')).toBe(200);
      expect(await ask('/healthz')).toBe(200);
      server.signal('SIGTERM');
      expect(await server.exit()).toBe(0);
    },
  );

  it('has written its last words when it is gone', async () => {
    server = new ServerProcess(SIGNALLED);
    const port = await server.printed(READY);
    await fetch(`http://127.0.0.1:${port}/talk`);
    server.signal('SIGTERM');
    expect(await server.exit()).toBe(0);
    expect(server.output.match(/"msg":"talk"/g)).toHaveLength(5_000);
    expect(server.output).toContain('"signal":"SIGTERM"');
  });

  it.each(['/throw', '/reject'])(
    'ends with a line and 1 when nobody catches (%s)',
    async (path) => {
      server = new ServerProcess(SIGNALLED);
      await fetch(`http://127.0.0.1:${await server.printed(READY)}${path}`).catch(() => null);
      expect(await server.exit()).toBe(1);
      const lines = server.output.trim().split('\n');
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
        level: 60,
        msg: 'process_failed',
        err: { message: 'nobody caught this' },
      });
    },
  );

  it('is not ready any more while it ends for something that nobody caught', async () => {
    const port = await freePort();
    // Its last words take a while that way.
    server = new ServerProcess(SIGNALLED, { PORT: String(port) }, [], 'unread');
    const ask = async (path: string): Promise<number> =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ status }) => status,
        () => 0,
      );
    await eventually('the server is ready', async () => (await ask('/readyz')) === 200);
    await ask('/talk');
    await ask('/throw');
    const statuses: number[] = [];
    do statuses.push(await ask('/readyz'));
    while (statuses.at(-1) !== 0);
    expect(statuses).toContain(503);
    // It is answered before it is thrown, so that one more may be asked in between.
    expect(statuses.slice(statuses.indexOf(503))).not.toContain(200);
    expect(await server.exit()).toBe(1);
  });

  it('has what Node.js warns of as a line of the log', async () => {
    server = new ServerProcess(SIGNALLED);
    await fetch(`http://127.0.0.1:${await server.printed(READY)}/warn`);
    const line = await server.printed(/^(.*process_warning.*)$/m);
    expect(JSON.parse(line)).toMatchObject({
      level: 40,
      err: { message: 'too much of something' },
    });
    expect(server.output).not.toContain('(Use `node --trace-warnings');
  });

  it('is gone in the end, whatever the file system does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    try {
      server = new ServerProcess(SIGNALLED, { NEVER_THERE: pipe });
      await server.printed(READY);
      server.signal('SIGTERM');
      expect(await server.exit()).toBeNull();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('logs seats, but neither tokens nor rooms', async () => {
    server = new ServerProcess(SIGNALLED);
    const client = new TestClient(`http://127.0.0.1:${await server.printed(READY)}`);
    await client.connected();
    const { token } = await client.join('a-secret-room');
    await client.close();
    await server.printed(/seat_held/);
    expect(server.output).toContain('seat_taken');
    expect(server.output).not.toContain('a-secret-room');
    expect(server.output).not.toContain(token.split('.').at(-1));
  });

  it('does not start with a bad configuration, and says what is wrong with it', async () => {
    server = new ServerProcess('server/index.ts', { PORT: 'x', ROOM_CAPACITY: '9' });
    expect(await server.exit()).toBe(1);
    expect(server.output.trim().split('\n')).toEqual([
      'PORT is "x", but it must be a whole number from 0 to 65535.',
      'ROOM_CAPACITY is "9", but it must be a whole number from 2 to 5.',
    ]);
  });
});
