import * as fc from 'fast-check';
import { formatIp, plainIp } from '../../../server/net/ip-address';
import { PeerPolicy } from '../../../server/relay/peer-policy';

const OWN = new Set(['192.168.7.7', '203.0.113.9', '2001:db8::9']);
const policy = new PeerPolicy((address) => OWN.has(address), []);
const lan = new PeerPolicy(() => false, ['192.168.0.0/16', '10.1.2.3', 'fd12::/16', 'nonsense']);

/** As it comes in XOR-PEER-ADDRESS: four or sixteen bytes. */
const six = (groups: string) => formatIp(Buffer.from(groups.replaceAll(' ', ''), 'hex'));

describe('PeerPolicy', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.1.1.1',
    '128.0.0.1',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '203.0.112.255',
    '203.0.114.0',
    '223.255.255.255',
    '2001:4860:4860::8888',
    '2606:4700::1111',
    '2a00::1',
  ])('permits %s', (address) => {
    expect(policy.permits(address)).toBe(true);
  });

  it.each([
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '10.255.255.255'],
    ['a carrier', '100.64.0.1'],
    ['a carrier', '100.127.255.255'],
    ['metadata of one cloud', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['metadata', '169.254.169.254'],
    ['the host of a machine in a cloud', '168.63.129.16'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['protocol assignments', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['6to4 relays', '192.88.99.1'],
    ['private', '192.168.1.1'],
    ['benchmarks', '198.19.255.255'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', '239.255.255.250'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['discard', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['unique local', 'fc00::1'],
    ['metadata', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['unassigned', '4000::1'],
    ['benchmarks', '2001:2::1'],
    ['ORCHID', '2001:20::1'],
  ])('refuses %s: %s', (_what, address) => {
    expect(policy.permits(address)).toBe(false);
  });

  it.each([
    ['mapped', '0000 0000 0000 0000 0000 ffff 7f00 0001'],
    ['mapped', '0000 0000 0000 0000 0000 ffff a9fe a9fe'],
    ['mapped, public', '0000 0000 0000 0000 0000 ffff 0808 0808'],
    ['compatible', '0000 0000 0000 0000 0000 0000 7f00 0001'],
    ['compatible, public', '0000 0000 0000 0000 0000 0000 0808 0808'],
    ['translated', '0000 0000 0000 0000 ffff 0000 0a00 0001'],
    ['NAT64', '0064 ff9b 0000 0000 0000 0000 a9fe a9fe'],
    ['NAT64, local', '0064 ff9b 0001 0000 0000 0000 7f00 0001'],
    ['6to4', '2002 7f00 0001 0000 0000 0000 0000 0001'],
    ['6to4', '2002 a9fe a9fe 0000 0000 0000 0000 0001'],
    ['Teredo', '2001 0000 4136 e378 8000 63bf 3fff fdd2'],
    ['ISATAP', '2606 4700 0000 0000 0000 5efe 7f00 0001'],
    ['ISATAP', '2606 4700 0000 0000 0200 5efe 0a00 0001'],
  ])('refuses IPv4 in the clothes of IPv6 (%s): %s', (_what, groups) => {
    expect(policy.permits(six(groups))).toBe(false);
  });

  it('refuses every refused IPv4 address in every form that carries one', () => {
    const forms = [
      (ip: string) => `00000000000000000000ffff${ip}`,
      (ip: string) => `000000000000000000000000${ip}`,
      (ip: string) => `0000000000000000ffff0000${ip}`,
      (ip: string) => `0064ff9b0000000000000000${ip}`,
      (ip: string) => `0064ff9b0001000000000000${ip}`,
      (ip: string) => `2002${ip}00000000000000000001`,
    ];
    const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(bytes, fc.constantFrom(...forms), (ip, form) => {
        expect(policy.permits(six(form(Buffer.from(ip).toString('hex'))))).toBe(false);
      }),
    );
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1.',
    ' 127.0.0.1',
    'localhost',
    '%31%32%37.0.0.1',
    '１２７.0.0.1',
    '',
    'fe80::1%eth0',
    '::ffff:127.0.0.1',
    '::FFFF:7F00:1',
  ])('refuses the spelling %j, which no attribute can carry', (text) => {
    expect(policy.permits(text)).toBe(false);
    expect(policy.permits(plainIp(text) ?? '')).toBe(false);
  });

  it('permits this machine, whose live relay ports are there', () => {
    for (const own of OWN) expect(policy.permits(own)).toBe(true);
    expect(policy.permits('192.168.7.8')).toBe(false);
  });

  it.each([
    ['192.168.3.4', true],
    ['192.169.0.1', true],
    ['10.1.2.3', true],
    ['10.1.2.4', false],
    ['fd12:1::1', true],
    ['fd13::1', false],
    ['172.16.0.1', false],
  ])('permits what the operator allows: %s %s', (address, isPermitted) => {
    expect(lan.permits(address)).toBe(isPermitted);
  });
});
