import type { NetworkInterfaceInfo } from 'node:os';
import { ServerAddresses } from '../../../server/relay/server-addresses';
import { standIn } from '../../fakes/stand-in';

const info = (address: string) => standIn<NetworkInterfaceInfo>({ address });
const machine = {
  lo: ['127.0.0.1', '::1'].map(info),
  eth0: ['10.0.0.4', '2001:db8::4', 'fe80::4', '169.254.3.4'].map(info),
  eth1: ['192.168.1.4'].map(info),
};

describe('ServerAddresses', () => {
  it('are those of all interfaces, but not the link-local ones', () => {
    const { local } = new ServerAddresses(() => machine, []);
    expect(local).toEqual(['127.0.0.1', '::1', '10.0.0.4', '2001:db8::4', '192.168.1.4']);
  });

  it('are its own, as are those in front of it', () => {
    const addresses = new ServerAddresses(
      () => machine,
      ['203.0.113.9', '2001:DB8::9', 'nonsense'],
    );
    for (const own of ['10.0.0.4', 'fe80::4', '169.254.3.4', '::1', '203.0.113.9', '2001:db8::9']) {
      expect(addresses.isOwn(own)).toBe(true);
    }
    for (const other of ['10.0.0.5', '127.0.0.2', 'nonsense', '']) {
      expect(addresses.isOwn(other)).toBe(false);
    }
  });

  it.each([
    ['10.0.0.4', 4, '10.0.0.4', '203.0.113.9'],
    ['192.168.1.4', 4, '192.168.1.4', '203.0.113.9'],
    ['10.0.0.4', 6, '2001:db8::4', '2001:db8::4'],
    ['2001:db8::4', 4, '10.0.0.4', '203.0.113.9'],
    ['192.168.1.4', 6, '2001:db8::4', '2001:db8::4'],
    ['::1', 4, '127.0.0.1', '203.0.113.9'],
  ] as const)('at %s, IPv%i is %s, told as %s', (local, family, bound, advertised) => {
    const addresses = new ServerAddresses(() => machine, ['203.0.113.9']);
    expect(addresses.relayedHost(local, family)).toEqual({ bound, advertised });
  });

  it('has no address of a family that is on loopback only, unless it was asked there', () => {
    const addresses = new ServerAddresses(() => ({ ...machine, eth0: [info('10.0.0.4')] }), []);
    expect(addresses.relayedHost('10.0.0.4', 6)).toBeNull();
    expect(addresses.relayedHost('127.0.0.1', 6)?.bound).toBe('::1');
  });

  it('come and go', () => {
    let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = machine;
    const addresses = new ServerAddresses(() => interfaces, []);
    interfaces = { eth2: [info('10.9.9.9')], gone: undefined };
    expect(addresses.isOwn('10.0.0.4')).toBe(true);
    addresses.refresh();
    expect([addresses.isOwn('10.0.0.4'), addresses.isOwn('10.9.9.9')]).toEqual([false, true]);
  });
});
