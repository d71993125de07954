import fc from 'fast-check';
import { endpointOf } from '../../../../server/ice/endpoint';
import {
  asHost,
  bareHost,
  formatAuthority,
  parseAuthority,
  parseNode,
} from '../../../../server/net/authority';

describe('parseAuthority', () => {
  it.each([
    ['talk.example.org', 'talk.example.org', null],
    ['Talk.Example.org', 'talk.example.org', null],
    ['localhost:3000', 'localhost', 3_000],
    ['my_service:3000', 'my_service', 3_000],
    ['192.0.2.1:8443', '192.0.2.1', 8_443],
    ['[2001:db8::1]:3000', '[2001:db8::1]', 3_000],
    ['[::1]', '[::1]', null],
  ])('reads %s', (text, host, port) => {
    expect(parseAuthority(text)).toEqual({ host, port });
    expect(formatAuthority({ host, port })).toBe(text.toLowerCase());
  });

  it.each([
    [''],
    ['a b'],
    ['host:0'],
    ['host:65536'],
    ['host:'],
    ['[2001:db8::1'],
    ['[::::]'],
    ['2001:db8::1'],
    ['ana@host'],
    ['host?transport=tcp'],
    ['host,turn:elsewhere'],
    ['-host'],
    ['a'.repeat(254)],
  ])('refuses %j', (text) => {
    expect(parseAuthority(text)).toBeNull();
  });

  it('never lets anything into a URI that does not belong into its host', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const authority = parseAuthority(text);
        if (!authority) return;
        expect(authority.host).toMatch(/^[a-z0-9.:[\]_-]+$/);
        expect(authority.port ?? 1).toBeGreaterThan(0);
      }),
    );
  });
});

it('has the port of the scheme where none is said', () => {
  const authority = { host: 'talk.example.org', port: null };
  expect(endpointOf(authority, true).port).toBe(443);
  expect(endpointOf(authority, false).port).toBe(80);
  expect(endpointOf({ ...authority, port: 3_000 }, true).port).toBe(3_000);
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['[2001:db8::7]:51234', '2001:db8::7'],
  ['203.0.113.7:', null],
  ['203.0.113.7:0', null],
  ['example.org', null],
  ['unknown', null],
  ['', null],
])('the address in %j is %s', (text, address) => {
  expect(parseNode(text)).toBe(address);
});

it.each([
  ['2001:db8::7', '[2001:db8::7]'],
  ['203.0.113.7', '203.0.113.7'],
  ['example.org', 'example.org'],
])('%s stands in a URL as %s', (address, host) => {
  expect(asHost(address)).toBe(host);
  expect(bareHost(host)).toBe(address);
});
