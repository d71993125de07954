import { originOf } from '../../../../server/http/origin-of';

it.each([
  [null, 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['::1', 'http://[::1]:3000'],
  ['192.0.2.7', 'http://192.0.2.7:3000'],
])('a server that listens on %s is reached at %s', (host, origin) => {
  expect(originOf(host, 3000)).toBe(origin);
});

it('may be reached over https', () => {
  expect(originOf(null, 3000, 'https')).toBe('https://localhost:3000');
});
