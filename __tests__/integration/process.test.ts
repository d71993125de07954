import { once } from 'node:events';
import { connect } from 'node:net';
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
