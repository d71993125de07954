import { isAncestor } from '../../../lib/embed/is-ancestor';

const OWN = 'https://call.example';

it.each([
  ['https://www.example.org', ['https://www.example.org']],
  ['https://www.example.org', ['https://www.example.org:443']],
  ['https://www.example.org', ['https://other.example', 'https://www.example.org']],
  ['https://a.example.net:8443', ['https://*.example.net:8443']],
  ['https://a.b.example.net', ['https://*.example.net']],
  [OWN, ["'self'"]],
  [OWN, []],
])('hears %s where the policy names %j', (origin, sources) => {
  expect(isAncestor(origin, sources, OWN)).toBe(true);
});

it.each([
  ['https://evil.example', ['https://www.example.org']],
  ['http://www.example.org', ['https://www.example.org']],
  ['https://www.example.org:444', ['https://www.example.org']],
  ['https://www.example.org.evil.example', ['https://www.example.org']],
  ['https://example.net', ['https://*.example.net']],
  ['https://evilexample.net', ['https://*.example.net']],
  ['http://a.example.net', ['https://*.example.net']],
  ['https://a.example.net:444', ['https://*.example.net']],
  ['null', ["'self'", 'null']],
  ['', ['']],
  ['https://evil.example', []],
])('does not hear %s where the policy names %j', (origin, sources) => {
  expect(isAncestor(origin, sources, OWN)).toBe(false);
});
