import { isActive } from '../../../../lib/call/link/active-candidate';

it.each([
  ['candidate:3 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active generation 0', true],
  ['candidate:3 1 tcp 1518214911 192.0.2.2 9 typ host tcptype active', true],
  ['candidate:3 1 tcp 1518214911 192.0.2.2 4321 typ host tcptype passive generation 0', false],
  ['candidate:3 1 tcp 1518214911 192.0.2.2 4321 typ host tcptype so', false],
  ['candidate:1 1 udp 2122 192.0.2.2 50000 typ host generation 0', false],
  ['candidate:1 1 udp 41885439 192.0.2.1 50000 typ relay raddr 0.0.0.0 rport 0', false],
  ['', false],
])('%s', (candidate, expected) => {
  expect(isActive(candidate)).toBe(expected);
});
