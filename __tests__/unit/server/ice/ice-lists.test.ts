import type { RelayConfig } from '../../../../server/config/relay-config';
import { IceLists } from '../../../../server/ice/ice-lists';
import { Credentials } from '../../../../server/relay/credentials';
import { Revocations } from '../../../../server/relay/revocations';

const NOW_MS = 1_800_000_000_900;
const SECRET = 'shared with the relay';
const AT = { host: 'localhost', port: 3000 };
const PUBLIC_URL = { origin: '', secure: true, host: 'talk.example.org', port: 443 };

const OWN: RelayConfig = {
  kind: 'embedded',
  secret: SECRET,
  credentialSeconds: 3600,
  port: null,
  externalAddresses: [],
  ports: { min: 49_152, max: 65_535 },
  allowedPeers: [],
};

function lists(options: Partial<ConstructorParameters<typeof IceLists>[0]> = {}): IceLists {
  return new IceLists({
    stunUrls: [],
    relay: OWN,
    publicUrl: null,
    relayUrl: null,
    transports: () => ({ udp: true, tls: true }),
    now: () => NOW_MS,
    ...options,
  });
}

const urls = (list: readonly { urls: string[] }[]) => list.flatMap((server) => server.urls);

describe('IceLists', () => {
  it('names the relay where the client reached the site, best first', () => {
    expect(lists().make('peer', 60, AT)).toEqual([
      { urls: ['stun:localhost:3000'] },
      {
        urls: [
          'turn:localhost:3000?transport=udp',
          'turn:localhost:3000?transport=tcp',
          'turns:localhost:3000?transport=tcp',
        ],
        username: '1800000060:peer',
        credential: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
      },
    ]);
  });

  it('gives credentials that the relay believes, for so long and no longer', () => {
    const [, relay] = lists().make('peer.1', 60, AT);
    const { username = '', credential = '' } = relay ?? {};
    const list = { floor: 0, seats: [] };
    const revocations = new Revocations({ credentialSeconds: 60, epochNow: () => NOW_MS, list });
    const at = (now: number) =>
      new Credentials({ secret: SECRET, realm: 'r', revocations, now: () => now });
    const until = Math.floor(NOW_MS / 1_000) + 60;
    expect(at(until - 1).read(username)?.user).toEqual({ kind: 'seat', name: 'peer', issue: 1 });
    expect(at(until).read(username)).toBeNull();
    expect(credential).not.toBe('');
  });

  it('leaves out what is not there', () => {
    const plain = lists({ transports: () => ({ udp: false, tls: false }) });
    expect(urls(plain.make('peer', 60, AT))).toEqual(['turn:localhost:3000?transport=tcp']);
  });

  it('prefers PUBLIC_URL, and a port of the relay alone', () => {
    const { publicUrl, relay } = { publicUrl: PUBLIC_URL, relay: { ...OWN, port: 3478 } };
    expect(urls(lists({ publicUrl }).make('p', 60, AT))[0]).toBe('stun:talk.example.org:443');
    expect(urls(lists({ relay }).make('p', 60, AT))[0]).toBe('stun:localhost:3478');
    expect(urls(lists({ publicUrl, relay }).make('p', 60, null))[0]).toBe(
      'stun:talk.example.org:3478',
    );
  });

  it('adds the configured STUN servers, with and without a relay', () => {
    const stunUrls = ['stun:stun.example.org'];
    expect(lists({ stunUrls }).make('p', 60, AT)[0]).toEqual({ urls: stunUrls });
    expect(lists({ stunUrls, relay: { kind: 'off' } }).make('p', 60, AT)).toEqual([
      { urls: stunUrls },
    ]);
    expect(lists({ relay: { kind: 'off' } }).make('p', 60, AT)).toEqual([]);
  });

  it("names somebody else's relay as it is configured, wherever the client is", () => {
    const relay = {
      kind: 'external',
      urls: ['turn:eu.example?transport=udp', 'turns:us.example:443?transport=tcp'],
      secret: SECRET,
      credentialSeconds: 60,
    } as const;
    const list = lists({ relay }).make('peer', 60, null);
    expect(list).toEqual([
      expect.objectContaining({ urls: relay.urls, username: '1800000060:peer' }),
    ]);
  });

  it('names no relay to a client that reached the site nowhere that can be named', () => {
    expect(lists().make('peer', 60, null)).toEqual([]);
  });
});
