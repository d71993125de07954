import { pino } from 'pino';
import { eventually } from '../support/eventually';
import { RedisProcess } from './support/redis-process';
import { TestServer } from './support/test-server';

const OTHER_SECRET = 'quite another secret than that of the others';

describe('many servers', () => {
  let redis: RedisProcess;
  const servers: TestServer[] = [];
  beforeEach(async () => {
    redis = await RedisProcess.start();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await redis.close();
  });

  const node = async (): Promise<TestServer> => {
    const server = await TestServer.start({ cluster: redis.config });
    servers.push(server);
    return server;
  };

  it('have people in one room who are connected to different ones', async () => {
    const [first, second] = [await node(), await node()];
    const [ana] = await first.seat(1, 'sala');
    const [ben] = await second.seat(1, 'sala');
    expect(ben?.peers).toEqual([{ id: ana?.self, away: false, session: '' }]);
    expect(ben?.door.host).toBe(ana?.self);
    ana?.client.emit('start_call');
    await ana?.client.settle();
    ben?.client.emit('start_call');
    expect(await ana?.client.next('start_call')).toEqual({ from: ben?.self, session: '' });
    ana?.client.emit('webrtc_offer', { to: ben?.self, payload: 'an offer' });
    expect(await ben?.client.next('webrtc_offer')).toEqual({
      from: ana?.self,
      payload: 'an offer',
    });
    ben?.client.emit('webrtc_answer', { to: ana?.self, payload: 'an answer' });
    expect(await ana?.client.next('webrtc_answer')).toEqual({
      from: ben?.self,
      payload: 'an answer',
    });
    ben?.client.emit('leave_room');
    expect(await ana?.client.next('peer_left')).toEqual({ peer: ben?.self });
  });

  it('are ready when Redis can be reached, and not before', async () => {
    await redis.kill();
    const server = await node();
    const isReady = async (): Promise<boolean> => (await fetch(`${server.url}/readyz`)).ok;
    expect(await isReady()).toBe(false);
    expect((await fetch(`${server.url}/healthz`)).ok).toBe(true);
    await redis.start();
    await redis.beOld(redis.config.prefix);
    await eventually('the server is ready', isReady);
    expect(await server.seat(1, 'sala')).toHaveLength(1);
  });

  it('leave no room to a server that has another secret, and could not read of it', async () => {
    const first = await node();
    const stranger = await TestServer.start({ cluster: redis.config, secret: OTHER_SECRET });
    servers.push(stranger);
    const [ana] = await first.seat(1, 'sala');
    await first.stop();
    const second = await node();
    const returning = { token: ana?.token, inCall: true, door: ana?.door.token };
    const back = await (await second.connect()).joinInTime('sala', { returning });
    expect(back.self).toBe(ana?.self);
  });

  it('wait for a Redis that wants another password, say why, and go on by themselves', async () => {
    await redis.close();
    redis = await RedisProcess.start('--requirepass', 'a password that was not given');
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const server = await TestServer.start({ cluster: redis.config }, { logger });
    servers.push(server);
    expect((await fetch(`${server.url}/readyz`)).ok).toBe(false);
    expect(lines.join('')).toMatch(/NOAUTH/);
    const client = await server.connect();
    client.emit('join_room', { room: 'sala' });
    expect(await client.next('signal_error')).toMatchObject({ code: 'shutting_down' });
    await redis.ask('AUTH "a password that was not given"\r\nCONFIG SET requirepass ""');
    await eventually('it is ready', async () => (await fetch(`${server.url}/readyz`)).ok);
  });

  it('write few lines of what they can not read', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const server = await TestServer.start({ cluster: redis.config }, { logger });
    servers.push(server);
    const alive = await redis.ask(`ZRANGE ${await redis.ofThisRun('test:alive')} 0 -1`);
    const [, id = ''] = /\r\n([\w-]{12})\r\n/.exec(alive) ?? [];
    const letter = `XADD test:box:${id} * l nonsense`;
    await redis.ask(Array.from({ length: 500 }, () => letter).join('\r\n'));
    const isRead = async (): Promise<boolean> =>
      (await redis.ask(`XLEN test:box:${id}`)).startsWith(':1\r\n');
    await eventually('all of them are read', isRead);
    expect(lines.filter((line) => line.includes('letter_unreadable'))).toHaveLength(1);
  });

  it.each(['xadd', 'xread'])('say that their user may not %s', async (command) => {
    await redis.ask(`ACL SETUSER default -${command}`);
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    servers.push(await TestServer.start({ cluster: redis.config }, { logger }));
    await eventually('it is told', () =>
      lines.some((line) => /user.*redis_refuses_letters/.test(line)),
    );
  });

  it.each(['xadd', 'xread'])('are not ready for as long as they may not %s', async (command) => {
    const server = await node();
    const isReady = async (): Promise<boolean> => (await fetch(`${server.url}/readyz`)).ok;
    expect(await isReady()).toBe(true);
    await redis.ask(`ACL SETUSER default -${command}`);
    await eventually('the server is not ready', async () => !(await isReady()));
    const client = await server.connect();
    client.emit('join_room', { room: 'sala' });
    expect(await client.next('signal_error')).toMatchObject({ code: 'shutting_down' });
    await redis.ask(`ACL SETUSER default +${command}`);
    await eventually('the server is ready', isReady);
    expect(await server.seat(1, 'sala')).toHaveLength(1);
  });

  it('warn of a Redis that may forget when it comes later than they', async () => {
    await redis.close();
    redis = await RedisProcess.start('--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru');
    await redis.kill();
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    servers.push(await TestServer.start({ cluster: redis.config }, { logger }));
    await redis.start();
    await eventually('it is warned of', () => lines.some((line) => /redis_evicts/.test(line)));
  });

  it('warn of a Redis that may forget, and of servers with another secret or other rooms', async () => {
    await redis.close();
    redis = await RedisProcess.start('--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru');
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const told = (pattern: RegExp) => () => lines.some((line) => pattern.test(line));
    servers.push(await TestServer.start({ cluster: redis.config }, { logger }));
    await eventually('the policy is warned of', told(/allkeys-lru.*redis_evicts/));
    servers.push(await TestServer.start({ cluster: redis.config, secret: OTHER_SECRET }));
    await eventually('the secret is warned of', told(/"different":"secret".*node_differs/));
    servers.push(await TestServer.start({ cluster: redis.config, roomCapacity: 3 }));
    await eventually('the capacity is warned of', told(/"different":"capacity".*node_differs/));
    for (const line of lines) expect(line).not.toContain(OTHER_SECRET);
  });
});
