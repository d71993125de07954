import { readProblems, readTestConfig } from './read-test-config';

describe('the configuration of the relay', () => {
  it.each([
    [{ RELAY: 'off' }, { kind: 'off' }],
    [
      { RELAY: 'coturn', RELAY_PORT: '3478' },
      { kind: 'coturn', port: 3478 },
    ],
    [{ RELAY_PORTS: '50000-50010' }, { ports: { min: 50_000, max: 50_010 } }],
    [{ RELAY_CREDENTIAL_SECONDS: '10' }, { credentialSeconds: 10 }],
    [
      { RELAY_EXTERNAL_IP: '203.0.113.10, 2001:db8::10' },
      { externalAddresses: ['203.0.113.10', '2001:db8::10'] },
    ],
    [
      { RELAY_ALLOWED_PEERS: '192.168.1.0/24,10.0.0.7,fd00::/8, fd00::1' },
      { allowedPeers: ['192.168.1.0/24', '10.0.0.7/32', 'fd00::/8', 'fd00::1/128'] },
    ],
    [
      {
        RELAY: 'external',
        TURN_URLS: 'turn:a.example?transport=udp, turns:[2001:db8::1]:443?transport=tcp',
        TURN_SECRET: 'theirs',
      },
      {
        kind: 'external',
        urls: ['turn:a.example?transport=udp', 'turns:[2001:db8::1]:443?transport=tcp'],
        secret: 'theirs',
        credentialSeconds: 3600,
      },
    ],
  ])('takes %j', (environment, expected) => {
    expect(readTestConfig(environment).relay).toMatchObject(expected);
  });

  it.each([
    ['https://talk.example.org', { secure: true, host: 'talk.example.org', port: 443 }],
    ['https://talk.example.org:8443/', { secure: true, host: 'talk.example.org', port: 8443 }],
    ['http://[2001:db8::1]', { secure: false, host: '[2001:db8::1]', port: 80 }],
  ])('takes %s for PUBLIC_URL', (text, expected) => {
    expect(readTestConfig({ PUBLIC_URL: text }).publicUrl).toMatchObject(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ RELAY: 'on' }, /^RELAY is "on", .*embedded, coturn, external, off\.$/],
    [{ RELAY_PORTS: '50000' }, /^RELAY_PORTS is "50000", but it must be a range/],
    [{ RELAY_PORTS: '50001-50000' }, /^RELAY_PORTS /],
    [{ RELAY_PORTS: '1000-50000' }, /^RELAY_PORTS /],
    [{ RELAY_PORTS: '50000-65536' }, /^RELAY_PORTS /],
    [{ RELAY_PORT: '0' }, /^RELAY_PORT /],
    [{ RELAY_PORT: '443', PORT: '443' }, /^RELAY_PORT is PORT, 443: leave it out/],
    [{ RELAY_CREDENTIAL_SECONDS: '9' }, /^RELAY_CREDENTIAL_SECONDS /],
    [{ RELAY_EXTERNAL_IP: 'example.org' }, /^RELAY_EXTERNAL_IP .* must be an IPv4 address/],
    [{ RELAY_EXTERNAL_IP: '1.2.3.4,5.6.7.8' }, /^RELAY_EXTERNAL_IP .* at most one IPv4/],
    [{ RELAY_ALLOWED_PEERS: '10.0.0.0/33' }, /^RELAY_ALLOWED_PEERS /],
    [{ RELAY_ALLOWED_PEERS: 'fe80::1%eth0' }, /^RELAY_ALLOWED_PEERS /],
    [{ RELAY_ALLOWED_PEERS: '10.0.0.0/8/8' }, /^RELAY_ALLOWED_PEERS /],
    [{ RELAY: 'external', TURN_SECRET: 'x' }, /^RELAY is "external", so TURN_URLS must/],
    [{ RELAY: 'external', TURN_URLS: 'turn:a' }, /^RELAY is "external", so TURN_SECRET must/],
    [{ TURN_URLS: 'turn:a', TURN_SECRET: 'x' }, /^TURN_URLS and TURN_SECRET are for an external/],
    [{ RELAY: 'external', TURN_URLS: 'stun:a', TURN_SECRET: 'x' }, /^TURN_URLS is "stun:a", /],
    [{ PUBLIC_URL: 'talk.example.org' }, /^PUBLIC_URL is "talk.example.org", but it must be like/],
    [{ PUBLIC_URL: 'https://talk.example.org/room' }, /^PUBLIC_URL /],
    [{ PUBLIC_URL: 'https://ana@talk.example.org' }, /^PUBLIC_URL /],
    [{ PUBLIC_URL: 'ftp://talk.example.org' }, /^PUBLIC_URL /],
  ])('refuses %j with one line', (environment, line) => {
    expect(readProblems(environment)).toEqual([expect.stringMatching(line)]);
  });

  it("signs with a secret that comes from the server's, and is not it", () => {
    const [one, same] = [readTestConfig({}), readTestConfig({})];
    const other = readTestConfig({ SERVER_SECRET: 't'.repeat(32) });
    expect(one.relay).toEqual(same.relay);
    expect(one.relay).not.toEqual(other.relay);
    expect(JSON.stringify(one.relay)).not.toContain(one.secret);
  });
});
