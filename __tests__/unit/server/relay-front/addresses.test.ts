import type { NetworkInterfaceInfo } from 'node:os';
import { externalAddresses } from '../../../../server/relay-front/external-addresses';
import { ownAddresses } from '../../../../server/relay-front/own-addresses';
import { proxyHeader } from '../../../../server/relay-front/proxy-header';
import { standIn } from '../../../fakes/stand-in';

const info = (address: string, internal = false) =>
  standIn<NetworkInterfaceInfo>({ address, internal });

describe('ownAddresses', () => {
  it('tells loopback from the others, and leaves link-local ones out', () => {
    const found = ownAddresses({
      lo: [info('127.0.0.1', true), info('::1', true)],
      eth0: [info('10.0.0.4'), info('fe80::1'), info('fd00::4')],
    });
    expect(found).toEqual({ loopback: ['127.0.0.1', '::1'], others: ['10.0.0.4', 'fd00::4'] });
  });
});

describe('externalAddresses', () => {
  const resolved = (...addresses: string[]) =>
    externalAddresses('h', async () => addresses, ['10.0.0.4']);

  it('takes what a public name resolves to, one of each family', async () => {
    expect(await resolved('8.8.8.8', '8.8.4.4', '2a00::1')).toEqual(['8.8.8.8', '2a00::1']);
  });

  it('takes nothing where the machine has the address itself, or where it is private', async () => {
    expect(await resolved('10.0.0.4', '8.8.8.8')).toEqual([]);
    expect(await resolved('127.0.1.1', '192.168.1.5', '169.254.169.254', '::1')).toEqual([]);
  });

  it('does without when the name is not known', async () => {
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await externalAddresses('h', unknown, [])).toEqual([]);
  });

  it('takes an address for a host, in brackets too', async () => {
    const same = async (host: string) => [host];
    expect(await externalAddresses('[2a00::1]', same, [])).toEqual(['2a00::1']);
  });
});

describe('proxyHeader', () => {
  it('is the binary header of the PROXY protocol', () => {
    const ends = {
      family: 4,
      client: { address: '203.0.113.7', port: 0x1234 },
      server: { address: '192.0.2.1', port: 443 },
    } as const;
    expect(proxyHeader(ends).toString('hex')).toBe(
      '0d0a0d0a000d0a515549540a' + '2111000c' + 'cb007107' + 'c0000201' + '1234' + '01bb',
    );
  });

  it('has room for IPv6', () => {
    const client = { address: '2001:db8::7', port: 1 };
    const header = proxyHeader({ family: 6, client, server: client });
    expect(header.readUInt16BE(14)).toBe(36);
    expect(header).toHaveLength(16 + 36);
  });
});
