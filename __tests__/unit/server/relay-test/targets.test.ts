import { describeRelay } from '../../../../server/relay-front/relay-report';
import { testTargets } from '../../../../server/relay-front/test-targets';
import { parseTurnUrl } from '../../../../server/relay-test/parse-turn-url';
import { ownRelay } from '../../../integration/support/own-relay';

describe('parseTurnUrl', () => {
  it.each([
    ['turn:relay.example', 'udp', 'relay.example', 3478],
    ['turn:relay.example:80?transport=tcp', 'tcp', 'relay.example', 80],
    ['turns:relay.example', 'tls', 'relay.example', 5349],
    ['turns:[2001:db8::1]:443?transport=tcp', 'tls', '2001:db8::1', 443],
  ])('reads %s', (url, transport, host, port) => {
    const expected = { name: url, transport, host, port, verifyCertificate: true };
    expect(parseTurnUrl(url)).toEqual(expected);
  });

  it('does not know DTLS, nor anything else', () => {
    expect(parseTurnUrl('turns:relay.example?transport=udp')).toBeNull();
    expect(parseTurnUrl('stun:relay.example')).toBeNull();
  });
});

describe('testTargets', () => {
  const names = (...args: Parameters<typeof testTargets>) =>
    testTargets(...args).map(({ transport, host, port }) => `${transport} ${host} ${port}`);

  it('tries what clients are told of, where this machine reaches it', () => {
    const site = { host: null, port: 443, tls: true };
    expect(names(ownRelay(), site, true)).toEqual([
      'udp localhost 443',
      'tcp localhost 443',
      'tls localhost 443',
    ]);
    expect(
      names(ownRelay({ port: 3478 }), { ...site, host: '10.0.0.4', tls: false }, false),
    ).toEqual(['tcp 10.0.0.4 3478']);
    expect(names({ kind: 'off' }, site, true)).toEqual([]);
  });
});

describe('describeRelay', () => {
  it.each([
    [{ status: 'off' }, 'off'],
    [{ status: 'down', reason: 'exit code 1' }, 'down: exit code 1'],
    [
      {
        status: 'tested',
        results: [
          { status: 'works', name: 'UDP', roundTripMs: 1.23 },
          { status: 'failed', name: 'TCP', reason: 'no answer' },
        ],
      },
      'UDP works (1.2 ms), TCP failed (no answer)',
    ],
  ] as const)('says %j in words', (report, words) => {
    expect(describeRelay(report)).toBe(words);
  });
});
