import { pino } from 'pino';
import { eventually } from '../support/eventually';
import { RedisProcess } from './support/redis-process';
import { TestServer } from './support/test-server';

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

  it('warn of a Redis that may forget, and of servers with another secret or other rooms', async () => {
    await redis.close();
    redis = await RedisProcess.start('--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru');
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const told = (pattern: RegExp) => () => lines.some((line) => pattern.test(line));
    servers.push(await TestServer.start({ cluster: redis.config }, { logger }));
    await eventually('the policy is warned of', told(/allkeys-lru.*redis_evicts/));
    const secret = 'quite another secret than that of the others';
    servers.push(await TestServer.start({ cluster: redis.config, secret }));
    await eventually('the secret is warned of', told(/"different":"secret".*node_differs/));
    servers.push(await TestServer.start({ cluster: redis.config, roomCapacity: 3 }));
    await eventually('the capacity is warned of', told(/"different":"capacity".*node_differs/));
    for (const line of lines) expect(line).not.toContain(secret);
  });
});
