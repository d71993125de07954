import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port';
import { Confined } from './support/confined';
import { TestClient } from './support/test-client';

const PROJECT = join(__dirname, '../..');
const MIB = 2 ** 20;

/** The first run builds the application. */
jest.setTimeout(600_000);

const run = promisify(execFile);
const obstacle = Confined.unavailableBecause();
const isSkipped = obstacle !== null && process.env.REQUIRE_NETWORK_TESTS !== '1';
if (isSkipped) console.warn(`Read-only containers are not tested: ${obstacle}.`);

describe('what goes into the container', () => {
  let folder: string;
  let packed: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    packed = join(folder, 'app');
    await run(process.execPath, [join(PROJECT, 'deploy/pack.mjs'), packed]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is small, and has nothing to build or to test with', () => {
    const files = readdirSync(packed, { recursive: true, encoding: 'utf8' });
    const sizes = files.map((path) => statSync(join(packed, path)).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(50 * MIB);
    const tools = [
      'typescript',
      'jest',
      'esbuild',
      'ts-node',
      'sharp',
      '@img',
      '@next/swc-linux-x64-gnu',
    ];
    expect(tools.filter((tool) => existsSync(join(packed, 'node_modules', tool)))).toEqual([]);
    expect(files.filter((path) => /\.map$|^dist\/next\/cache/.test(path))).toEqual([]);
  });

  describe.each([
    ['but its data', 'writable', {}],
    ['at all', 'read-only', { SERVER_SECRET: 'a secret that only this test knows' }],
  ] as const)('runs without rights where nothing can be written %s', (_, data, env) => {
    let server: Confined;
    let origin: string;

    beforeEach(async () => {
      const port = await freePort();
      origin = `http://127.0.0.1:${port}`;
      server = new Confined(packed, data, { HOST: '127.0.0.1', PORT: String(port), ...env });
    });
    afterEach(() => server.kill());

    (isSkipped ? it.skip : it)('with its pages, its relay and its rooms', async () => {
      await server.printed(/The relay was tested: .*TCP/);
      expect(server.output).toMatch(/The relay was tested: UDP works \(.*\), TCP works/);
      const statuses = ['/', '/check', '/room/sala', '/icon.svg', '/nothing'].map(
        async (path) => (await fetch(`${origin}${path}`)).status,
      );
      expect(await Promise.all(statuses)).toEqual([200, 200, 200, 200, 404]);
      const client = new TestClient(origin);
      await client.connected();
      expect(await client.join('sala')).toMatchObject({ capacity: 5 });
      await client.close();
      expect(await server.stop()).toBe(0);
      expect(server.output).not.toMatch(/"level":[456]0/);
    });
  });
});
