import { pino } from 'pino';
import { RedisCheck } from '../../../../server/cluster/check-redis';

const info = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');

const GOOD = { redis_version: '7.0.15', maxmemory: '0', maxmemory_policy: 'noeviction' };

describe('the check of Redis', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  beforeEach(() => void lines.splice(0));

  it('warns of each fact once, however often Redis comes back', async () => {
    const check = new RedisCheck(logger);
    const look = (changes: Partial<typeof GOOD>) =>
      check.look({ command: () => Promise.resolve(info({ ...GOOD, ...changes })) });
    await look({});
    expect(lines).toEqual([]);
    const evicting = { maxmemory: '1000', maxmemory_policy: 'allkeys-lru' };
    await look(evicting);
    await look({});
    await look(evicting);
    expect(lines).toEqual([expect.stringMatching(/allkeys-lru.*redis_evicts/)]);
    await look({ redis_version: '6.0.16' });
    await look({ redis_version: '6.0.16' });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/6\.0\.16.*redis_too_old/);
  });

  it('says nothing when it is told nothing', async () => {
    const check = new RedisCheck(logger);
    await check.look({ command: () => Promise.reject(new Error('NOPERM no')) });
    await check.look({ command: () => Promise.resolve(null) });
    expect(lines).toEqual([]);
  });
});
