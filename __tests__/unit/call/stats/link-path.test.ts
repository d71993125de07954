import fc from 'fast-check';
import { linkPath } from '../../../../lib/call/stats/link-path';

interface End {
  candidateType: string;
  address?: string;
  port?: number;
  relayProtocol?: string;
}

/** As Chromium and Safari tell it: the transport names the pair. */
function chromium(local: End, remote: End) {
  return new Map<string, unknown>([
    ['T01', { id: 'T01', type: 'transport', selectedCandidatePairId: 'CPgood' }],
    [
      'CPbad',
      {
        type: 'candidate-pair',
        localCandidateId: 'Iother',
        remoteCandidateId: 'Iremote',
        nominated: true,
        state: 'succeeded',
      },
    ],
    [
      'CPgood',
      {
        type: 'candidate-pair',
        localCandidateId: 'Ilocal',
        remoteCandidateId: 'Iremote',
        nominated: true,
        state: 'succeeded',
      },
    ],
    ['Iother', { type: 'local-candidate', candidateType: 'srflx', address: '198.51.100.9' }],
    ['Ilocal', { type: 'local-candidate', protocol: 'udp', ...local }],
    ['Iremote', { type: 'remote-candidate', protocol: 'udp', ...remote }],
  ]);
}

/** As Firefox tells it: no transport, and a mark on the pair. */
function firefox(local: End, remote: End) {
  return new Map<string, unknown>([
    [
      'a',
      { type: 'candidate-pair', localCandidateId: 'x', remoteCandidateId: 'r', state: 'failed' },
    ],
    [
      'b',
      {
        type: 'candidate-pair',
        localCandidateId: 'l',
        remoteCandidateId: 'r',
        state: 'succeeded',
        nominated: true,
        bytesSent: 4_000,
      },
    ],
    [
      'c',
      {
        type: 'candidate-pair',
        localCandidateId: 'x',
        remoteCandidateId: 'r',
        state: 'succeeded',
        nominated: true,
        bytesSent: 0,
      },
    ],
    ['x', { type: 'local-candidate', candidateType: 'relay', relayProtocol: 'tcp' }],
    ['l', { type: 'local-candidate', ...local }],
    ['r', { type: 'remote-candidate', ...remote }],
  ]);
}

const host = (address?: string): End => ({ candidateType: 'host', ...(address && { address }) });
const prflx = (address?: string): End => ({ ...host(address), candidateType: 'prflx' });
const srflx = (address?: string): End => ({ ...host(address), candidateType: 'srflx' });
const relay = (relayProtocol?: string): End => ({
  candidateType: 'relay',
  address: '192.0.2.1',
  ...(relayProtocol && { relayProtocol }),
});

const sameNetwork = { kind: 'sameNetwork' };
const direct = { kind: 'direct' };

const table: [string, End, End, unknown][] = [
  ['two hosts of one LAN', host('192.168.1.2'), host('192.168.1.3'), sameNetwork],
  ['two hosts with hidden addresses', host('6f2a.local'), host(''), sameNetwork],
  ['one computer', host('127.0.0.1'), host('127.0.0.1'), sameNetwork],
  ['a hidden host met by its check', host('10.0.0.2'), prflx(), sameNetwork],
  ['the same from the other side', prflx('10.0.0.3'), host('10.0.0.2'), sameNetwork],
  ['a LAN on IPv6', host('fd00::1'), host('fe80::2'), sameNetwork],
  ['one machine with a public address', host('203.0.113.5'), host('203.0.113.5'), sameNetwork],
  ['two hosts far apart on IPv6', host('2001:db8:1::1'), host('2001:db8:2::1'), direct],
  ['a host and one behind a NAT', host('203.0.113.5'), srflx('198.51.100.7'), direct],
  ['a host and one behind a NAT, met', host('203.0.113.5'), prflx('198.51.100.7'), direct],
  ['two behind NATs', srflx('203.0.113.5'), srflx('198.51.100.7'), direct],
  ['two behind NATs, met', prflx('203.0.113.5'), prflx('198.51.100.7'), direct],
  ['behind a NAT to a private address', srflx('203.0.113.5'), host('10.0.0.2'), direct],
  ['the own relay', relay('udp'), host('10.0.0.2'), { kind: 'relayed', transport: 'udp' }],
  ['the own relay, TCP', relay('tcp'), relay(), { kind: 'relayed', transport: 'tcp' }],
  ['the own relay, TLS', relay('tls'), srflx(), { kind: 'relayed', transport: 'tls' }],
  ['the own relay, untold', relay(), srflx(), { kind: 'relayed', transport: null }],
  ['the own relay, unheard of', relay('quic'), srflx(), { kind: 'relayed', transport: null }],
  ["the other's relay", host('10.0.0.2'), relay(), { kind: 'relayed', transport: null }],
];

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('linkPath of %s', (_, report) => {
  it.each(table)('%s', (_name, local, remote, path) => {
    expect(linkPath(report(local, remote))).toEqual(path);
  });

  it('knows a relay whose check came before its candidate', () => {
    const stats = report(host('10.0.0.2'), { ...prflx('192.0.2.1'), port: 50_000 });
    stats.set('later', { type: 'remote-candidate', ...relay(), port: 50_000 });
    expect(linkPath(stats)).toEqual({ kind: 'relayed', transport: null });
  });
});

it('takes the pair that Firefox marks as selected', () => {
  const stats = firefox(host('10.0.0.2'), host('10.0.0.3'));
  stats.set('s', {
    type: 'candidate-pair',
    localCandidateId: 'x',
    remoteCandidateId: 'r',
    selected: true,
  });
  expect(linkPath(stats)).toEqual({ kind: 'relayed', transport: 'tcp' });
});

it.each([
  ['nothing', []],
  ['no pair yet', [['T', { type: 'transport' }]]],
  ['a pair that is not there', [['T', { type: 'transport', selectedCandidatePairId: 'gone' }]]],
  ['a pair in progress', [['p', { type: 'candidate-pair', state: 'in-progress' }]]],
] as [string, [string, unknown][]][])('is null with %s', (_, entries) => {
  expect(linkPath(new Map(entries))).toBeNull();
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.anything())), (entries) => {
      expect(linkPath(new Map(entries))).toBeNull();
    }),
  );
});
