import { ConfigError } from '../../../../server/config-error';
import { readProblems, readTestConfig } from './read-test-config';

const guard = (environment: Record<string, string>) => readTestConfig(environment).guard;

describe('the variables of the guard', () => {
  it.each([
    [
      { FRAME_ANCESTORS: 'self, https://www.example.org,https://*.example.net:8443' },
      { frameAncestors: ["'self'", 'https://www.example.org', 'https://*.example.net:8443'] },
    ],
    [
      { ALLOWED_ORIGINS: 'https://www.example.org:443,http://localhost:3001' },
      { allowedOrigins: ['https://www.example.org', 'http://localhost:3001'] },
    ],
    [{ MAX_CONNECTIONS: '1' }, { maxConnections: 1 }],
    [{ MAX_CONNECTIONS_PER_ADDRESS: '99999' }, { maxConnectionsPerAddress: 99_999 }],
    [{ MAX_ROOMS: '7' }, { maxRooms: 7 }],
    [{ ACCESS_TOKEN: 'a word, or more' }, { accessToken: 'a word, or more' }],
    [{ ACCESS_TOKEN: '' }, { accessToken: null }],
  ])('take %j', (environment, expected) => {
    expect(guard(environment)).toMatchObject(expected);
  });

  it.each([
    { FRAME_ANCESTORS: '*' },
    { FRAME_ANCESTORS: 'www.example.org' },
    { FRAME_ANCESTORS: 'https://a.example; script-src *' },
    { FRAME_ANCESTORS: "'none'" },
    { FRAME_ANCESTORS: 'https://a.example/path' },
    { ALLOWED_ORIGINS: '*' },
    { ALLOWED_ORIGINS: 'https://a.example/path' },
    { MAX_CONNECTIONS: '0' },
    { MAX_CONNECTIONS_PER_ADDRESS: '-1' },
    { MAX_ROOMS: 'many' },
    { ACCESS_TOKEN: 'seven c' },
    { ACCESS_TOKEN: 'a'.repeat(257) },
  ])('refuse %j', (environment) => {
    expect(() => guard(environment)).toThrow(ConfigError);
  });

  it('say what is wrong with an access token, but not which it is', () => {
    expect(readProblems({ ACCESS_TOKEN: 'hush' })).toEqual([
      'ACCESS_TOKEN must have at least 8 characters.',
    ]);
  });
});
