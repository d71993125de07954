import { coturnConfiguration } from '../../../../server/relay-front/coturn-configuration';
import { cidrRange } from '../../../../server/relay-front/cidr-range';
import { ownRelay } from '../../../integration/support/own-relay';

const PLACE = {
  folder: '/somewhere',
  realm: 'tertulia',
  port: 443,
  streamPort: 50_001,
  addresses: ['10.0.0.4', '127.0.0.1', 'fd00::4', '::1'],
  relayAddresses: ['10.0.0.4', 'fd00::4'],
};

const lines = (changes = {}, place = {}) =>
  coturnConfiguration(ownRelay({ kind: 'coturn', ...changes }), { ...PLACE, ...place }).split('\n');

describe('coturnConfiguration', () => {
  it('listens for datagrams on every address, and for streams on loopback only', () => {
    const all = lines();
    expect(all.filter((line) => /^(listening|aux|tcp-proxy)/.test(line))).toEqual([
      'listening-ip=127.0.0.1',
      'listening-port=443',
      'aux-server=10.0.0.4:443',
      'aux-server=[fd00::4]:443',
      'aux-server=[::1]:443',
      'tcp-proxy-port=50001',
    ]);
  });

  it('allows nothing but UDP relaying with credentials', () => {
    expect(lines()).toEqual(
      expect.arrayContaining([
        'use-auth-secret',
        'no-tcp-relay',
        'no-cli',
        'no-multicast-peers',
        'stale-nonce=600',
        'min-port=49152',
        'max-port=65535',
      ]),
    );
  });

  it('denies the special ranges, IPv4 in IPv6 among them, apart from the relay itself', () => {
    const all = lines({ allowedPeers: ['192.168.1.0/24'] });
    expect(all.filter((line) => line.startsWith('allowed-peer-ip='))).toEqual([
      'allowed-peer-ip=10.0.0.4',
      'allowed-peer-ip=fd00::4',
      'allowed-peer-ip=192.168.1.0-192.168.1.255',
    ]);
    for (const denied of [
      '127.0.0.0-127.255.255.255',
      '10.0.0.0-10.255.255.255',
      '169.254.0.0-169.254.255.255',
      '::-1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ]) {
      expect(all).toContain(`denied-peer-ip=${denied}`);
    }
    expect(all).not.toContain('allow-loopback-peers');
  });

  it('tells the public address in front of a private one, of the same family', () => {
    const all = lines({ externalAddresses: ['198.51.100.4', '2001:db8::4'] });
    expect(all).toContain('external-ip=198.51.100.4/10.0.0.4');
    expect(all).toContain('external-ip=2001:db8::4/fd00::4');
    expect(all).toContain('allowed-peer-ip=198.51.100.4');
  });

  it('reaches loopback only where the whole server is there', () => {
    const place = { addresses: ['127.0.0.1'], relayAddresses: ['127.0.0.1'] };
    expect(lines({}, place)).toContain('allow-loopback-peers');
  });
});

describe('cidrRange', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0-10.255.255.255'],
    ['10.1.2.3/32', '10.1.2.3-10.1.2.3'],
    ['100.64.0.0/10', '100.64.0.0-100.127.255.255'],
    ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
    ['2001::/23', '2001::-2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('spells %s out', (block, range) => {
    expect(cidrRange(block)).toBe(range);
  });

  it('takes nothing else', () => {
    expect(() => cidrRange('everything')).toThrow(TypeError);
  });
});
