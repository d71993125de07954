import * as v from 'valibot';
import {
  clusterConfig,
  redisProblems,
  redisVariables,
} from '../../../../server/config/redis-variables';

const read = (environment: Record<string, string>) =>
  v.parse(v.object(redisVariables), environment);

describe('the variables of many servers', () => {
  it('leave a server alone when nothing is said', () => {
    expect(clusterConfig(read({}))).toBeNull();
    expect(redisProblems(read({}))).toEqual([]);
  });

  it.each([
    ['redis://redis.example.org:6379/2', 'single'],
    ['rediss://user:pass@10.0.0.7', 'single'],
    ['redis-sentinel://a.example.org/main', 'sentinel'],
  ])('know %s as %s', (url, kind) => {
    expect(clusterConfig(read({ REDIS_URL: url }))?.redis.kind).toBe(kind);
  });

  it('find sentinels, their ports, the name of the master, and credentials', () => {
    const url = 'redis-sentinel://ana:p%40ss@a.example.org:26380,[2001:db8::1],b/tertulia';
    expect(clusterConfig(read({ REDIS_URL: url, REDIS_PREFIX: 'calls' }))).toEqual({
      prefix: 'calls',
      redis: {
        kind: 'sentinel',
        name: 'tertulia',
        username: 'ana',
        password: 'p@ss',
        sentinels: [
          { host: 'a.example.org', port: 26_380 },
          { host: '2001:db8::1', port: 26_379 },
          { host: 'b', port: 26_379 },
        ],
      },
    });
  });

  it.each([
    ['redis.example.org', /must be like redis:/],
    ['http://redis.example.org', /must be like redis:/],
    ['redis://', /must be like redis:/],
    ['redis://:hush@host:notaport', /must be like redis:/],
    ['redis-sentinel://:hush@host', /must be like redis:/],
    ['redis://:hush@host/abc', /number of a database/],
    ['redis://:hush@host/0/1', /number of a database/],
    ['redis://:hush%zz@host', /percent-encoded/],
    ['redis://:hush%ff@host', /percent-encoded/],
    ['redis-sentinel://:hush%zz@host/main', /percent-encoded/],
    ['redis-sentinel://:hush@host:notaport/main', /a host for each sentinel/],
    ['redis-sentinel://:hush@host:65536/main', /a host for each sentinel/],
    ['redis-sentinel://:hush@a,b,/main', /a host for each sentinel/],
    ['redis-sentinel://:hush@a?x,b/main', /a host for each sentinel/],
  ])('refuse %s in words that keep the password', (url, words) => {
    const { issues } = v.safeParse(v.object(redisVariables), { REDIS_URL: url });
    expect(issues).toHaveLength(1);
    expect(issues?.[0].message).toMatch(words);
    expect(issues?.[0].message).not.toContain('hush');
  });

  it('want one secret for all, and no certificate that each orders for itself', () => {
    const values = { ...read({ REDIS_URL: 'redis://r' }), TLS: 'acme' };
    expect(redisProblems(values)).toEqual([
      expect.stringMatching(/SERVER_SECRET/),
      expect.stringMatching(/TLS is "acme".*TLS_CERT_FILE/),
    ]);
    expect(redisProblems({ ...values, TLS: 'off', SERVER_SECRET: 'x'.repeat(32) })).toEqual([]);
  });
});
