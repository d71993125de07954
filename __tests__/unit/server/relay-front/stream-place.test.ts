import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findStreamPlace } from '../../../../server/relay-front/stream-place';

async function expectUsable(path: string): Promise<void> {
  const server = createServer((socket) => socket.end('here')).listen(path);
  await once(server, 'listening');
  const [said] = (await once(connect(path), 'data')) as [Buffer];
  expect(String(said)).toBe('here');
  server.close();
}

describe("the place of the relay's local socket", () => {
  it('is a folder that nobody else can enter, and that is gone afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 't-'));
    const { path, remove } = await findStreamPlace(folder);
    expect(dirname(dirname(path))).toBe(folder);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    await expectUsable(path);
    await remove();
    expect(existsSync(dirname(path))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['that is not there', '/nowhere/at/all'],
    // Linux keeps no folders here for anybody.
    ['in which nothing can be written', '/proc'],
  ])('is no file beside a folder %s', async (_, folder) => {
    const places = await Promise.all([findStreamPlace(folder), findStreamPlace(folder)]);
    const paths = places.map(({ path }) => path);
    for (const path of paths) expect(path).toMatch(/^\0tertulia-relay-[0-9a-f]{32}$/);
    expect(paths[0]).not.toBe(paths[1]);
    await expectUsable(paths[0] ?? '');
    for (const { remove } of places) await remove();
  });

  it('is no file either where its path would be too long', async () => {
    const folder = mkdtempSync(join(tmpdir(), 't-'.padEnd(100, 'x')));
    const { path } = await findStreamPlace(folder);
    expect(path.startsWith('\0')).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
