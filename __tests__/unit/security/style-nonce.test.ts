import { styleNonce } from '../../../lib/security/style-nonce';

it.each([
  ["script-src 'self';style-src 'self' 'nonce-Ab_-9';font-src 'self'", 'Ab_-9'],
  ["style-src 'self' 'unsafe-inline'", null],
  [undefined, null],
])('reads %j as %j', (policy, nonce) => {
  expect(styleNonce(policy)).toBe(nonce);
});
