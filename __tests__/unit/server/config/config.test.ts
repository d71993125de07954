import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProblems, readTestConfig, TEST_SECRET } from './read-test-config';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readTestConfig({})).toEqual({
      port: 3000,
      host: null,
      roomCapacity: 5,
      seatHoldSeconds: 30,
      stunUrls: [],
      logLevel: 'info',
      secret: TEST_SECRET,
      publicUrl: null,
      relay: {
        kind: 'embedded',
        secret: expect.stringMatching(/^[\w-]{43}$/),
        credentialSeconds: 3600,
        port: null,
        externalAddresses: [],
        ports: { min: 49_152, max: 65_535 },
        allowedPeers: [],
      },
      tls: { mode: 'off' },
      httpRedirectPort: null,
      trustProxy: 0,
      guard: {
        frameAncestors: [],
        allowedOrigins: [],
        maxConnections: 10_000,
        maxConnectionsPerAddress: 500,
        maxRooms: 5_000,
        accessToken: null,
      },
      metrics: null,
      relayUrl: null,
      cluster: null,
      dataDir: 'data',
    });
  });

  it('takes an empty value for none, and nobody changes it afterwards', () => {
    const config = readTestConfig({ PORT: '', STUN_URLS: '', HOST: '' });
    expect(config).toMatchObject({ port: 3000, stunUrls: [], host: null });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65535 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ ROOM_CAPACITY: '2' }, { roomCapacity: 2 }],
    [{ SEAT_HOLD_SECONDS: '600' }, { seatHoldSeconds: 600 }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ TRUST_PROXY: '2' }, { trustProxy: 2 }],
    [
      { STUN_URLS: 'stun:a.example, stuns:b.example:5349,stun:[2001:db8::1]:3478' },
      { stunUrls: ['stun:a.example', 'stuns:b.example:5349', 'stun:[2001:db8::1]:3478'] },
    ],
  ])('takes %j', (environment, expected) => {
    expect(readTestConfig(environment)).toMatchObject(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ PORT: '65536' }, /^PORT is "65536", but it must be a whole number from 0 to 65535\.$/],
    [{ PORT: '-1' }, /^PORT /],
    [{ PORT: '3e3' }, /^PORT /],
    [{ PORT: '80.5' }, /^PORT /],
    [{ HOST: 'a b' }, /^HOST /],
    [{ ROOM_CAPACITY: '1' }, /^ROOM_CAPACITY is "1", .* from 2 to 5\.$/],
    [{ ROOM_CAPACITY: '6' }, /^ROOM_CAPACITY /],
    [{ ROOM_CAPACITY: 'five' }, /^ROOM_CAPACITY /],
    [{ SEAT_HOLD_SECONDS: '0' }, /^SEAT_HOLD_SECONDS /],
    [{ SEAT_HOLD_SECONDS: '601' }, /^SEAT_HOLD_SECONDS /],
    [{ STUN_URLS: 'http://a' }, /^STUN_URLS is "http:\/\/a", .*stun:host:port/],
    [{ STUN_URLS: 'stun:a,turn:b' }, /^STUN_URLS /],
    [{ STUN_URLS: 'stun:a,' }, /^STUN_URLS /],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL .*fatal, error, warn/],
    [{ SERVER_SECRET: 'too short' }, /^SERVER_SECRET must have at least 32 characters\.$/],
  ])('refuses %j with one line', (environment, line) => {
    const found = readProblems(environment);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(line);
    expect(found[0]).not.toContain('too short');
  });

  it('tells of all that is wrong at once', () => {
    expect(readProblems({ PORT: 'x', ROOM_CAPACITY: 'y', LOG_LEVEL: 'z' })).toHaveLength(3);
  });
});

describe('SECRET_FILE', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tertulia-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const withFile = (file: string) => ({ SERVER_SECRET: '', SECRET_FILE: file });

  it('is made once, folder and all, for its owner only, and read from then on', () => {
    const file = join(folder, 'data', 'secret');
    const { secret } = readTestConfig(withFile(file));
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(file, 'utf8').trim()).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readTestConfig(withFile(file)).secret).toBe(secret);
  });

  it('is in DATA_DIR when nothing else is said', () => {
    const { secret } = readTestConfig({ SERVER_SECRET: '', DATA_DIR: folder });
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(secret);
  });

  it('is different everywhere', () => {
    const secrets = ['one', 'two'].map(
      (name) => readTestConfig(withFile(join(folder, name))).secret,
    );
    expect(new Set(secrets).size).toBe(2);
  });

  it('is not made when SERVER_SECRET is set', () => {
    readTestConfig({ SECRET_FILE: join(folder, 'secret') });
    expect(statSync(join(folder, 'secret'), { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is refused when it holds too little, and stays as it is', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'little\n');
    const found = readProblems(withFile(file));
    expect(found).toEqual([expect.stringMatching(/^SECRET_FILE .* holds 6 characters/)]);
    expect(found[0]).not.toContain('little');
    expect(readFileSync(file, 'utf8')).toBe('little\n');
  });

  it('is refused when it cannot be read or made', () => {
    expect(readProblems(withFile(folder))).toEqual([
      expect.stringMatching(/^SECRET_FILE .* could not be read: .*Name a file/),
    ]);
    const inTheWay = join(folder, 'file');
    writeFileSync(inTheWay, '');
    expect(readProblems(withFile(join(inTheWay, 'secret')))).toEqual([
      expect.stringMatching(/^SECRET_FILE .* could not be (read|made): /),
    ]);
  });
});
