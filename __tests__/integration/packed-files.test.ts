import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PackedFiles } from '../../server/site/packed-files';
import { runModule } from '../support/run-module';

const SCRIPT = 'console.log("a room");'.repeat(50);
const FONT = Buffer.from([0x77, 0x4f, 0x46, 0x32, 0, 1, 2, 3]);

describe('PackedFiles', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packed-'));
    mkdirSync(join(folder, 'static/pages'), { recursive: true });
    writeFileSync(join(folder, 'secret.js'), 'nobody may read this');
    writeFileSync(join(folder, 'static/pages/[roomId].js'), SCRIPT);
    writeFileSync(join(folder, 'static/letters.woff2'), FONT);
    await runModule('deploy/pack-files.mjs', 'packFiles', join(folder, 'static'));
    const files = new PackedFiles(join(folder, 'static'), '/_next/static/', 'forever');
    server = createServer((incoming, response) => {
      if (!files.answer(incoming, response)) response.writeHead(404).end('not here');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.close();
    await once(server, 'close');
    rmSync(folder, { recursive: true });
  });

  /** As a browser does it, without decompressing; and the path as it is, even a strange one. */
  async function ask(path: string, encoding?: string, method = 'GET') {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    const sent = request({
      host: '127.0.0.1',
      port: address.port,
      path,
      method,
      agent: false,
      ...(encoding !== undefined && { headers: { 'Accept-Encoding': encoding } }),
    }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of response) parts.push(part as Buffer);
    return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
  }

  const PAGE = '/_next/static/pages/%5BroomId%5D.js';

  it.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
    [undefined, undefined, (body: Buffer) => body],
    [undefined, 'identity', (body: Buffer) => body],
  ])('sends %s to who accepts %s', async (encoding, accepted, unpack) => {
    const { status, headers, body } = await ask(PAGE, accepted);
    expect(status).toBe(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(unpack(body).toString()).toBe(SCRIPT);
    if (encoding !== undefined) expect(body.length).toBeLessThan(SCRIPT.length / 5);
  });

  it('sends as it is what is not worth compressing', async () => {
    const { headers, body } = await ask('/_next/static/letters.woff2?v=1', 'gzip, br');
    expect(headers).toMatchObject({ 'content-type': 'font/woff2' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toEqual(FONT);
  });

  it('sends no body to who asks for none', async () => {
    const { status, headers, body } = await ask(PAGE, undefined, 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(SCRIPT.length));
    expect(body).toHaveLength(0);
  });

  it.each([
    '/_next/static/../secret.js',
    '/_next/static/%2e%2e/secret.js',
    '/_next/static/..%2fsecret.js',
    '/secret.js',
    '/_next/static/pages/[roomId].js.br',
    '/_next/static/pages',
    '/_next/static/__proto__',
    '/_next/static/%E0%A4%A',
    '/',
  ])('leaves %s to others', async (path) => {
    expect((await ask(path, 'br')).body.toString()).toBe('not here');
  });

  it('leaves what is no reading to others', async () => {
    expect((await ask(PAGE, 'br', 'POST')).status).toBe(404);
  });
});
