import { parsePublicUrl } from '../../../../server/config/public-url';
import { isOwnOrigin } from '../../../../server/http/origin-check';

const OPTIONS = { trustProxy: 0, publicUrl: null, allowedOrigins: [] };
const socket = { remoteAddress: '127.0.0.1' };

function isOwn(headers: Record<string, string>, options: Partial<typeof OPTIONS> = {}): boolean {
  return isOwnOrigin({ headers, socket }, { ...OPTIONS, ...options });
}

describe('isOwnOrigin', () => {
  it.each<[what: string, headers: Record<string, string>]>([
    ['no page', { host: 'talk.example.org' }],
    ['the same host', { host: 'talk.example.org', origin: 'https://talk.example.org' }],
    ['a port that is said', { host: 'talk.example.org:443', origin: 'https://talk.example.org' }],
    ['another case', { host: 'TALK.example.org:8443', origin: 'https://talk.example.org:8443' }],
    ['an IPv6 address', { host: '[::1]:3000', origin: 'http://[::1]:3000' }],
  ])('lets in %s', (_what, headers) => {
    expect(isOwn(headers)).toBe(true);
  });

  it.each<Record<string, string>>([
    { host: 'talk.example.org', origin: 'https://evil.example' },
    { host: 'talk.example.org', origin: 'https://talk.example.org.evil.example' },
    { host: 'talk.example.org', origin: 'https://talk.example.org:8443' },
    { host: 'talk.example.org', origin: 'null' },
    { host: 'talk.example.org', origin: '' },
    { host: 'talk.example.org', origin: 'file://' },
    { origin: 'https://talk.example.org' },
    { host: 'a b', origin: 'https://talk.example.org' },
    // Nobody trusts a proxy here.
    {
      host: 'talk.example.org',
      'x-forwarded-host': 'evil.example',
      origin: 'https://evil.example',
    },
  ])('refuses %j', (headers) => {
    expect(isOwn(headers)).toBe(false);
  });

  it('knows the host that a proxy of ours was reached by, and the public one', () => {
    const headers = { host: 'inside:3000', origin: 'https://talk.example.org' };
    expect(isOwn(headers)).toBe(false);
    expect(isOwn({ ...headers, 'x-forwarded-host': 'talk.example.org' }, { trustProxy: 1 })).toBe(
      true,
    );
    const publicUrl = parsePublicUrl('https://talk.example.org');
    expect(isOwnOrigin({ headers, socket }, { ...OPTIONS, publicUrl })).toBe(true);
  });

  it('lets in the pages that it is told of', () => {
    const headers = { host: 'talk.example.org', origin: 'https://www.example.org' };
    const allowedOrigins = ['https://www.example.org'];
    expect(isOwnOrigin({ headers, socket }, { ...OPTIONS, allowedOrigins })).toBe(true);
    const other = { ...headers, origin: 'http://www.example.org' };
    expect(isOwnOrigin({ headers: other, socket }, { ...OPTIONS, allowedOrigins })).toBe(false);
  });
});
