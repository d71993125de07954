import { frameAncestors } from '../../../lib/security/frame-ancestors';

it.each([
  ["form-action 'self';frame-ancestors 'none'", null],
  [
    "form-action 'self';frame-ancestors 'self' https://*.example.org",
    "'self' https://*.example.org",
  ],
  ["frame-ancestors https://a.example;base-uri 'none'", 'https://a.example'],
  [undefined, null],
])('reads %j as %j', (policy, sources) => {
  expect(frameAncestors(policy)).toBe(sources);
});
