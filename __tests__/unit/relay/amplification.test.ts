import fc from 'fast-check';
import { METHOD } from '../../../server/relay/codec/stun-message';
import { RelayWorld } from '../../fakes/relay-world';
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../support/fuzz-options';
import { anyDraft, bends, soundDraft, writeDraft } from './fuzz/stun-arbitrary';

jest.setTimeout(FUZZ_TIMEOUT_MS);

/** What docs/networks.md says: bytes of the answer for each byte of the request, without IP and UDP headers. */
const LARGEST_FACTOR = 4.3;

const REMOTES = ['198.51.100.7', '2001:db8::7'].map((address) => ({ address, port: 65_535 }));

/** @returns the bytes that come back, for each byte of what somebody sent whose address may be forged */
function factor(world: RelayWorld, remote: (typeof REMOTES)[number], bytes: Buffer): number {
  const client = world.client(null, { remote });
  client.raw(bytes);
  expect(client.frames.length).toBeLessThanOrEqual(1);
  return (client.frames[0]?.length ?? 0) / bytes.length;
}

/** A relay that has been running for a year, so that its nonces are long. */
function oldWorld(): RelayWorld {
  const world = new RelayWorld();
  world.nowS += 365 * 86_400;
  return world;
}

describe('an answer to a sender that may be forged', () => {
  it('is a few times as long as the shortest request, at most', () => {
    const factors = Object.entries(METHOD).flatMap(([name, method]) =>
      REMOTES.flatMap((remote) =>
        (['right', 'none'] as const).map((fingerprint) => {
          const sound = soundDraft(method, 'request', Buffer.alloc(12, 1), []);
          const draft = { ...sound, integrity: 'none', fingerprint } as const;
          return { name, factor: factor(oldWorld(), remote, writeDraft(draft, Buffer.alloc(1))) };
        }),
      ),
    );
    const largest = Math.max(...factors.map((one) => one.factor));
    expect(largest).toBeGreaterThan(LARGEST_FACTOR - 0.5);
    expect(largest).toBeLessThanOrEqual(LARGEST_FACTOR);
    const ofBindings = factors.filter(({ name }) => name === 'binding').map((one) => one.factor);
    expect(Math.max(...ofBindings)).toBeLessThanOrEqual(2.2);
  });

  it('is never longer than that for anything else', () => {
    const world = oldWorld();
    fc.assert(
      fc.property(anyDraft, bends, fc.constantFrom(...REMOTES), (draft, bend, remote) => {
        for (const one of [draft, { ...draft, integrity: 'none' } as const, bend(draft)]) {
          const bytes = writeDraft(one, Buffer.from('a guess'));
          expect(factor(world, remote, bytes)).toBeLessThanOrEqual(LARGEST_FACTOR);
        }
      }),
      fuzzOptions(1_500),
    );
  });
});
