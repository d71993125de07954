import { relaysOver, stunServers } from '../../../lib/check/relay-transports';

const servers = [
  { urls: ['stun:a:1', 'turn:a:1', 'turn:a:1?transport=tcp'], username: 'u', credential: 'c' },
  { urls: ['turn:b:1?transport=udp', 'turns:b:1', 'turns:b:1?transport=udp'] },
  { urls: ['stun:[::1]:1'] },
];

it.each([
  ['udp', [['turn:a:1'], ['turn:b:1?transport=udp']]],
  ['tcp', [['turn:a:1?transport=tcp']]],
  ['tls', [['turns:b:1']]],
] as const)('keeps what goes over %s, with its credentials', (transport, urls) => {
  const kept = relaysOver(transport, servers);
  expect(kept.map((server) => server.urls)).toEqual(urls);
  expect(kept[0]?.username).toBe(transport === 'tls' ? undefined : 'u');
});

it('keeps what is only asked for the address', () => {
  expect(stunServers(servers).map(({ urls }) => urls)).toEqual([['stun:a:1'], ['stun:[::1]:1']]);
});

it('makes nothing out of nothing', () => {
  expect(relaysOver('udp', [])).toEqual([]);
  expect(relaysOver('udp', [{ urls: ['http://a', ''] }])).toEqual([]);
});
