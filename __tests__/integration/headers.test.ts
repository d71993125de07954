import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { get as getPlainly } from 'node:http';
import { get as getOverTls } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { ServerConfig, ServerParts } from '../../server/create-server';
import { openTls } from '../../server/tls/open-tls';
import { TEST_CONFIG } from './support/test-config';
import { TestServer } from './support/test-server';

/** What the response to one request says, whatever its status. */
async function headersOf(
  url: string,
  headers: Record<string, string> = {},
): Promise<IncomingHttpHeaders> {
  const options = { headers, agent: false, rejectUnauthorized: false };
  const request = url.startsWith('https:') ? getOverTls(url, options) : getPlainly(url, options);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.headers;
}

/** The directives of a policy by their names. */
function directives(headers: IncomingHttpHeaders): Record<string, string> {
  const policy = String(headers['content-security-policy']);
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('the headers of a response', () => {
  let server: TestServer | null = null;
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  const start = async (
    config: Partial<ServerConfig> = {},
    parts: Partial<ServerParts> = {},
  ): Promise<TestServer> => (server = await TestServer.start(config, parts));

  it.each([
    ['/', 'a page'],
    ['/healthz', 'a probe'],
    ['/broken', 'an error'],
    ['/socket.io/?EIO=4&transport=polling', 'signalling'],
    ['/socket.io/?EIO=4&transport=nothing', 'an error of signalling'],
  ])('guard %s, %s', async (path) => {
    const { url, port } = await start(
      {},
      {
        handler: (request, response) => {
          if (request.url === '/broken') throw new Error('broken');
          response.end();
        },
      },
    );
    const headers = await headersOf(`${url}${path}`);
    expect(directives(headers)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': expect.stringMatching(/^'self' 'nonce-[\w-]{22}'$/),
      'font-src': "'self'",
      'img-src': "'self' blob: data:",
      'media-src': "'self' blob:",
      'worker-src': "'self' blob:",
      'connect-src': `'self' ws://127.0.0.1:${port}`,
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    });
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'permissions-policy': expect.stringMatching(
        /^camera=\(self\), microphone=\(self\), display-capture=\(self\)/,
      ),
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('have another nonce each time', async () => {
    const { url } = await start();
    const [one, other] = [await headersOf(url), await headersOf(url)];
    expect(directives(one)['style-src']).not.toBe(directives(other)['style-src']);
  });

  it('keep rooms out of catalogues', async () => {
    const { url } = await start();
    for (const path of ['/room/sala', '/_next/data/build/room/sala.json']) {
      expect((await headersOf(`${url}${path}`))['x-robots-tag']).toBe('noindex, nofollow');
    }
    expect(await headersOf(`${url}/`)).not.toHaveProperty('x-robots-tag');
  });

  it('name the pages that may embed the site', async () => {
    const frameAncestors = ["'self'", 'https://www.example.org'];
    const { url } = await start({ guard: { ...TEST_CONFIG.guard, frameAncestors } });
    const headers = await headersOf(url);
    expect(directives(headers)['frame-ancestors']).toBe("'self' https://www.example.org");
    expect(headers).not.toHaveProperty('x-frame-options');
  });

  it('let other sites load what is made for them, and nothing else', async () => {
    const { url } = await start();
    const policyOf = async (path: string) =>
      (await headersOf(`${url}${path}`))['cross-origin-resource-policy'];
    expect(await policyOf('/embed.js')).toBe('cross-origin');
    for (const path of ['/', '/embed.json', '/room/sala']) {
      expect(await policyOf(path)).toBe('same-origin');
    }
  });

  it('let the development server load pages anew, and nobody else', async () => {
    const { url } = await start({}, { development: true });
    const policy = directives(await headersOf(url));
    expect(policy['script-src']).toBe("'self' 'unsafe-eval' 'unsafe-inline'");
    expect(policy['style-src']).toBe("'self' 'unsafe-inline'");
  });

  it('are those of https behind a proxy that speaks it', async () => {
    const { url } = await start({ trustProxy: 1 });
    const headers = await headersOf(url, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'talk.example.org',
    });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(directives(headers)['connect-src']).toBe("'self' wss://talk.example.org");
  });

  it('take nothing from a host that is none', async () => {
    const { url } = await start();
    const headers = await headersOf(url, { host: "evil.example; script-src 'unsafe-inline'" });
    expect(directives(headers)['connect-src']).toBe("'self' 'self'");
    expect(directives(headers)['script-src']).toBe("'self'");
  });

  it('ask nothing of pages in a network without https that they can not keep', async () => {
    const { url } = await start();
    const headers = await headersOf(url, { host: '192.168.1.7:3000' });
    expect(headers).not.toHaveProperty('cross-origin-opener-policy');
    expect(headers).not.toHaveProperty('origin-agent-cluster');
  });

  it('promise https where there is some, and not where it is only led to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tertulia-'));
    try {
      const settings = { tls: { mode: 'self-signed' }, dataDir: folder, publicUrl: null } as const;
      const tls = await openTls(settings, pino({ level: 'silent' }));
      const { url, port } = await start({}, { tls });
      const headers = await headersOf(`https://127.0.0.1:${port}/`);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
      const redirect = await headersOf(`${url}/room/sala`);
      expect(redirect).toMatchObject({
        location: expect.stringContaining('https:'),
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
      expect(redirect).not.toHaveProperty('strict-transport-security');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
