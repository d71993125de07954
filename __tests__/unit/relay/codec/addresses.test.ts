import { SocketAddress } from 'node:net';
import * as fc from 'fast-check';
import { formatIp, parseIp, plainIp } from '../../../../server/net/ip-address';
import { decodeXorAddress, encodeXorAddress } from '../../../../server/relay/codec/xor-address';

const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));

/** With many zeros, where the spellings differ. */
const sparse = fc
  .array(fc.oneof(fc.constant(0), fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 })
  .map((groups) => Buffer.from(groups.flatMap((group) => [group >> 8, group & 0xff])))
  // Those the system writes with an IPv4 address at the end; they are refused in any spelling.
  .filter((ip) => !/^0{20}(0000|ffff)/.test(ip.toString('hex')));
const addresses = fc.oneof(bytes(4), bytes(16), sparse);

describe('addresses', () => {
  it('are spelled as Node.js spells them, so that they can be compared', () => {
    fc.assert(
      fc.property(addresses, (ip) => {
        const text = formatIp(ip);
        const family = ip.length === 4 ? 'ipv4' : 'ipv6';
        expect(new SocketAddress({ address: text, family }).address).toBe(text);
        expect(parseIp(text)).toEqual(ip);
      }),
      { numRuns: 1_000 },
    );
  });

  it('survive XOR both ways', () => {
    fc.assert(
      fc.property(addresses, fc.nat(0xffff), bytes(12), (ip, port, transactionId) => {
        const address = { address: formatIp(ip), port };
        const value = encodeXorAddress(address, transactionId);
        expect(decodeXorAddress(value, transactionId)).toEqual(address);
      }),
    );
  });

  it('are null when the value of the attribute is malformed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (value) => {
        const address = decodeXorAddress(Buffer.from(value), Buffer.alloc(12));
        const isWhole =
          (value.length === 8 && value[1] === 1) || (value.length === 20 && value[1] === 2);
        expect(address !== null).toBe(isWhole);
      }),
    );
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::', '::'],
    ['0300.0.2.1', null],
    ['3221225985', null],
    ['0xc0000201', null],
    ['192.0.2.1.5', null],
    ['localhost', null],
    ['', null],
  ])('%s is plainly %s', (text, plain) => {
    expect(plainIp(text)).toBe(plain);
  });
});
