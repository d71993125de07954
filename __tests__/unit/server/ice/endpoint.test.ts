import fc from 'fast-check';
import { parseEndpoint } from '../../../../server/ice/endpoint';

describe('parseEndpoint', () => {
  it.each([
    ['talk.example.org', true, { host: 'talk.example.org', port: 443 }],
    ['talk.example.org', false, { host: 'talk.example.org', port: 80 }],
    ['localhost:3000', false, { host: 'localhost', port: 3000 }],
    ['192.0.2.1:8443', true, { host: '192.0.2.1', port: 8443 }],
    ['[2001:db8::1]:3000', false, { host: '[2001:db8::1]', port: 3000 }],
    ['[::1]', false, { host: '[::1]', port: 80 }],
  ])('reads %s', (header, secure, endpoint) => {
    expect(parseEndpoint(header, secure)).toEqual(endpoint);
  });

  it.each([
    [undefined],
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
  ])('refuses %j', (header) => {
    expect(parseEndpoint(header, false)).toBeNull();
  });

  it('never lets anything into a URI that does not belong into its host', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (header, secure) => {
        const endpoint = parseEndpoint(header, secure);
        if (!endpoint) return;
        expect(endpoint.host).toMatch(/^[A-Za-z0-9.:[\]-]+$/);
        expect(endpoint.port).toBeGreaterThan(0);
      }),
    );
  });
});
