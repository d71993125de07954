import { once } from 'node:events';
import { createServer } from 'node:net';
import { pino } from 'pino';
import type { RedisConfig } from '../../server/config/redis-config';
import type { RedisConnection } from '../../server/cluster/redis-connection';
import { openRedis } from '../../server/cluster/redis-connection';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { RedisProcess } from './support/redis-process';
import { sentinelAt, SentinelProcess } from './support/sentinel-process';

jest.setTimeout(90_000);

describe('a connection to Redis', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
    lines.length = 0;
  });

  const startRedis = async (...options: string[]): Promise<RedisProcess> => {
    const redis = await RedisProcess.start(...options);
    ends.push(() => redis.close());
    return redis;
  };
  const startSentinel = async (master: RedisProcess, port?: number): Promise<SentinelProcess> => {
    const sentinel = await SentinelProcess.watch(master.port, port);
    ends.push(() => sentinel.close());
    return sentinel;
  };
  const open = (config: RedisConfig): RedisConnection => {
    const redis = openRedis(config, logger);
    ends.push(() => redis.close());
    return redis;
  };
  const answers = (redis: RedisConnection) => async (): Promise<boolean> =>
    (await redis.command('PING').catch(() => null)) === 'PONG';

  it('waits for sentinels for as long as it takes, and finds the master then', async () => {
    const port = await freePort();
    let asked = 0;
    const nobody = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    nobody.listen(port, '127.0.0.1');
    await once(nobody, 'listening');
    ends.push(() => nobody.close());
    const redis = open(sentinelAt(port));
    await eventually('the sentinel is asked again and again', () => asked > 17);
    nobody.close();
    await once(nobody, 'close');
    const master = await startRedis();
    const sentinel = await startSentinel(master, port);
    await eventually('the master answers', answers(redis));
    expect(lines.filter((line) => line.includes('redis_away'))).toHaveLength(1);

    // So it is later in life.
    await Promise.all([sentinel.close(), master.kill()]);
    await eventually('nobody answers', async () => !(await answers(redis)()));
    await master.start();
    await startSentinel(master, port);
    await eventually('the master answers again', answers(redis));
  });

  it.each(['single', 'sentinel'])(
    'carries out nothing later that has failed (%s)',
    async (kind) => {
      const master = await startRedis();
      const config = kind === 'single' ? master.config.redis : (await startSentinel(master)).config;
      const redis = open(config);
      await eventually('the master answers', answers(redis));
      await master.kill();
      for (const name of ['first', 'second', 'third']) {
        await expect(redis.command('SET', name, 'late')).rejects.toThrow();
      }
      await master.start();
      await eventually('the master answers again', answers(redis));
      expect(await redis.command('EXISTS', 'first', 'second', 'third')).toBe(0);
    },
  );

  it('says that the password is wrong', async () => {
    const { port } = await startRedis('--requirepass', 'right');
    open({ kind: 'single', url: `redis://:wrong@127.0.0.1:${String(port)}` });
    await eventually('it is said', () => lines.length > 0);
    expect(lines).toEqual([expect.stringMatching(/"reason":"WRONGPASS .*redis_away/)]);
    expect(lines[0]).not.toContain(':wrong@');
  });
});
