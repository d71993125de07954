import type { NetworkInterfaceInfo } from 'node:os';
import { externalAddresses } from '../../../../server/relay-front/external-addresses';
import { ownAddresses } from '../../../../server/net/own-addresses';
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
