import { parsePublicUrl } from '../../../../server/config/public-url';
import { httpsLocation } from '../../../../server/http/https-location';

const ask = (url: string, host?: string) => ({
  url,
  headers: host === undefined ? {} : { host },
  socket: {},
});

it.each<[string, string | undefined, string | null, number, string | null]>([
  ['/room/sala?x=1', 'a.example', null, 443, 'https://a.example/room/sala?x=1'],
  ['/', 'a.example:80', null, 443, 'https://a.example/'],
  ['/', '192.168.1.20:3000', null, 3000, 'https://192.168.1.20:3000/'],
  ['/', '[2001:db8::7]:3000', null, 3000, 'https://[2001:db8::7]:3000/'],
  ['/x', 'a.example', 'https://talk.example.org', 3000, 'https://talk.example.org/x'],
  ['/x', undefined, 'https://talk.example.org:8443', 3000, 'https://talk.example.org:8443/x'],
  ['//evil.example', 'a.example', null, 443, 'https://a.example//evil.example'],
  ['http://evil.example/', 'a.example', null, 443, 'https://a.example/'],
  ['/', undefined, null, 443, null],
  ['/', 'a/b', null, 443, null],
])('%s of host %s, public %s, on port %d leads to %s', (url, host, publicUrl, port, expected) => {
  const site = { publicUrl: publicUrl === null ? null : parsePublicUrl(publicUrl), port };
  expect(httpsLocation(ask(url, host), { ...site, trustProxy: 0 })).toBe(expected);
});
