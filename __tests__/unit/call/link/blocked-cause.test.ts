import { blockedCause } from '../../../../lib/call/link/blocked-cause';
import { offersRelay } from '../../../../lib/line/offers-relay';

const relay = [{ urls: ['stun:a:1', 'turn:a:1?transport=udp'], username: 'u', credential: 'c' }];

it.each([
  [[], 'relayed', 'relayed', 'noRelay'],
  [[{ urls: ['stun:a:1'] }], 'unrelayed', 'unrelayed', 'noRelay'],
  [relay, 'none', 'relayed', 'here'],
  [relay, 'unrelayed', 'none', 'here'],
  [relay, 'relayed', 'unrelayed', 'there'],
  [relay, 'relayed', 'none', 'between'],
  [relay, 'relayed', 'relayed', 'between'],
] as const)('%j, %s here and %s there: %s', (iceServers, local, remote, cause) => {
  expect(
    blockedCause(
      iceServers.map(({ urls }) => ({ urls: [...urls] })),
      { local, remote },
    ),
  ).toBe(cause);
});

it.each([
  ['stun:h:1', false],
  ['stuns:h:1', false],
  ['turn:h:1', true],
  ['TURNS:h:1?transport=tcp', true],
])('tells whether %s is a relay', (url, isRelay) => {
  expect(offersRelay([{ urls: [url] }])).toBe(isRelay);
});
