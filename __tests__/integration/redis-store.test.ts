import { pino } from 'pino';
import { LEASE_MS } from '../../server/cluster/membership';
import { openRedis } from '../../server/cluster/redis-connection';
import { RedisStore } from '../../server/cluster/redis-store';
import { eventually } from '../support/eventually';
import { RedisProcess } from './support/redis-process';

jest.setTimeout(60_000);

const PREFIX = 'test';

describe('what nodes keep in Redis', () => {
  let redis: RedisProcess;
  let store: RedisStore;
  beforeEach(async () => {
    redis = await RedisProcess.start();
    const open = () => openRedis(redis.config.redis, pino({ level: 'silent' }));
    store = new RedisStore(open(), open(), PREFIX);
  });
  afterEach(async () => {
    store.close();
    await redis.close();
  });

  const renew = (node: string) => store.renew(node, LEASE_MS, '', '0');
  const dumpAndStartAgain = async (between: () => Promise<unknown>): Promise<void> => {
    await redis.ask('SAVE');
    await between();
    await redis.kill();
    await redis.start();
    await eventually(
      'Redis answers',
      async () => (await renew('probe').catch(() => null)) !== null,
    );
  };

  it('is not changed any more by what has failed, though Redis had it already', async () => {
    await renew('ana');
    redis.signal('SIGSTOP');
    await Promise.all([
      expect(store.settle('sala', 'ana')).rejects.toThrow(),
      expect(renew('late')).rejects.toThrow(),
      expect(store.leave('ana')).rejects.toThrow(),
    ]);
    redis.signal('SIGCONT');
    const { alive } = await renew('ben');
    expect([...alive.keys()].sort()).toEqual(['ana', 'ben']);
    expect(await store.settle('sala', 'ben')).toEqual({ keeper: 'ben', former: null });
  });

  it('goes on when the clock of Redis is another one', async () => {
    await renew('ana');
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() - 60_000);
    await expect(renew('ana')).rejects.toThrow(/^LATE/);
    expect((await renew('ana')).unbroken).toBe(true);
    jest.restoreAllMocks();
  });

  it('is of one run of Redis: who comes has to wait when a dump brings back what was', async () => {
    await renew('ana');
    await dumpAndStartAgain(async () => {
      expect(await store.settle('sala', 'ana')).toEqual({ keeper: 'ana', former: null });
    });
    expect((await renew('ana')).unbroken).toBe(false);
    expect(await store.settle('sala', 'probe')).toBeNull();
    await renew('reborn');
    expect(await store.confirm([{ room: 'sala', former: 'ana' }], 'reborn')).toEqual([true]);
    expect(await store.settle('sala', 'probe')).toEqual({ keeper: 'reborn', former: null });
  });

  it('gives nobody a room that was somebody else’s already when the dump was old', async () => {
    await Promise.all([renew('ana'), renew('ben')]);
    await store.settle('sala', 'ana');
    await dumpAndStartAgain(async () => {
      await store.release(['sala'], 'ana');
      expect(await store.settle('sala', 'ben')).toEqual({ keeper: 'ben', former: null });
    });
    await Promise.all([renew('ana'), renew('ben')]);
    expect(await store.settle('sala', 'ana')).toBeNull();
    expect(await store.confirm([{ room: 'sala', former: 'ben' }], 'ben')).toEqual([true]);
  });

  it('is gone in the end: a mailbox to which nobody comes any more, too', async () => {
    await renew('ana');
    await store.settle('sala', 'ana');
    await store.post('gone', 'a letter');
    const keys = (await redis.ask('KEYS *')).match(/test:\S+/g) ?? [];
    expect(keys).toContain('test:box:gone');
    const born = await redis.ofThisRun('test:born');
    for (const key of keys) {
      const [, ttl] = /:(-?\d+)/.exec(await redis.ask(`PTTL ${key}`)) ?? [];
      expect({ key, lasts: Number(ttl) < 0 }).toEqual({ key, lasts: false });
    }
    expect(keys).toContain(born);
  });
});
