import { pageOrigin } from '../../../lib/security/page-origin';

it.each([
  [
    "img-src 'self' blob:;connect-src 'self' wss://call.example;base-uri 'none'",
    'https://call.example',
  ],
  ["connect-src 'self' ws://[::1]:3000", 'http://[::1]:3000'],
  ["connect-src 'self' 'self';frame-ancestors wss://other.example", null],
  [undefined, null],
])('reads %j as %j', (policy, origin) => {
  expect(pageOrigin(policy)).toBe(origin);
});
