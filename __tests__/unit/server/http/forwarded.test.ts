import type { ForwardedRequest } from '../../../../server/http/forwarded';
import { clientAddress, isSecureRequest, requestHost } from '../../../../server/http/forwarded';

const request = (headers: ForwardedRequest['headers'], encrypted = false): ForwardedRequest => ({
  headers,
  socket: { remoteAddress: '192.0.2.1', encrypted },
});

it.each<[string | undefined, number, string]>([
  [undefined, 0, '192.0.2.1'],
  ['203.0.113.7', 0, '192.0.2.1'],
  [undefined, 1, '192.0.2.1'],
  ['203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7, 198.51.100.1', 2, '203.0.113.7'],
  ['203.0.113.7', 2, '203.0.113.7'],
  ['2001:db8::7', 1, '2001:db8::7'],
  ['[2001:db8::7]', 1, '2001:db8::7'],
  ['203.0.113.7:51234', 1, '203.0.113.7'],
  ['6.6.6.6:1, [2001:db8::7]:51234', 1, '2001:db8::7'],
  ['203.0.113.7:99999', 1, '192.0.2.1'],
  ['2001:db8::7:51234:0:0:0:0:0', 1, '192.0.2.1'],
  ['unknown', 1, '192.0.2.1'],
  ['_hidden', 1, '192.0.2.1'],
  ['', 1, '192.0.2.1'],
])('X-Forwarded-For %j behind %d proxies is %s', (header, trustProxy, expected) => {
  const headers = header === undefined ? {} : { 'x-forwarded-for': header };
  expect(clientAddress(request(headers), trustProxy)).toBe(expected);
});

it('knows no address of a socket that is closed', () => {
  expect(clientAddress({ headers: {}, socket: {} }, 0)).toBeNull();
});

it.each<[ForwardedRequest['headers'], number, string | null]>([
  [{ host: 'talk.example.org' }, 0, 'talk.example.org'],
  [{ host: 'Talk.Example.org:8443' }, 0, 'talk.example.org:8443'],
  [{ host: '[2001:db8::7]:3000' }, 0, '[2001:db8::7]:3000'],
  [{ host: 'inside:3000', 'x-forwarded-host': 'talk.example.org' }, 0, 'inside:3000'],
  [{ host: 'inside:3000', 'x-forwarded-host': 'talk.example.org' }, 1, 'talk.example.org'],
  [
    { host: 'inside:3000', 'x-forwarded-host': 'evil.example, talk.example.org' },
    1,
    'talk.example.org',
  ],
  [{ host: 'inside:3000' }, 1, 'inside:3000'],
  [{}, 0, null],
  [{ host: 'a b' }, 0, null],
  [{ host: 'a/b' }, 0, null],
  [{ host: 'user@a' }, 0, null],
  [{ host: 'a?transport=tcp' }, 0, null],
  [{ host: 'a:99999999' }, 0, null],
])('the host of %j behind %d proxies is %s', (headers, trustProxy, expected) => {
  expect(requestHost(request(headers), trustProxy)).toBe(expected);
});

it.each<[string | undefined, boolean, number, boolean]>([
  [undefined, true, 0, true],
  [undefined, false, 0, false],
  ['https', false, 0, false],
  ['https', false, 1, true],
  ['http', true, 1, false],
  ['http, https', false, 1, true],
])('X-Forwarded-Proto %j, TLS %s, behind %d proxies: secure is %s', (proto, tls, trust, secure) => {
  const headers = { host: 'a.example', ...(proto && { 'x-forwarded-proto': proto }) };
  expect(isSecureRequest(request(headers, tls), trust)).toBe(secure);
});
