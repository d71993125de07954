import fc from 'fast-check';
import { anyDraft, bends, scratches, someAddress, someBytes } from './stun-arbitrary';

/** Who takes part: a few in seats, a few who try the relay, and somebody without credentials. */
export const USERS = ['ana', 'ana', 'ben', 'ben', 'trial-1', 'trial-1', 'trial-2', null] as const;

const PUBLIC = { address: '8.8.8.8', port: 5_000 };

const who = fc.nat(USERS.length - 1);
const seconds = fc.constantFrom(0, 1, 600, 3_600, 0xffffffff);
const channel = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0x4000, 0x4001) },
  { weight: 1, arbitrary: fc.constantFrom(0x3fff, 0x4002, 0x4003, 0x4fff) },
);
const length = fc.oneof(
  { weight: 6, arbitrary: fc.nat(200) },
  { weight: 1, arbitrary: fc.constantFrom(1_200, 2_049, 65_450, 65_456, 65_457, 65_507, 65_535) },
);

/** A peer: anybody, or the relayed address of another client. */
const peer = fc.oneof(
  { weight: 1, arbitrary: someAddress.map((address) => ({ kind: 'somebody', address }) as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'somebody', address: PUBLIC } as const) },
  { weight: 5, arbitrary: who.map((whose) => ({ kind: 'client', whose }) as const) },
);

/** How a request comes over: null as it should, or bent. */
const manner = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ bend: bends, scratch: scratches }) },
);

export type Peer = typeof peer extends fc.Arbitrary<infer T> ? T : never;
export type Manner = typeof manner extends fc.Arbitrary<infer T> ? T : never;

const named = <K extends string, T>(kind: K, fields: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.record(fields).map((one) => ({ kind, ...one }));

const allocate = named('allocate', {
  who,
  seconds,
  family: fc.constantFrom(0, 0, 0, 1, 2),
  manner,
});
const permit = named('permit', {
  who,
  peers: fc.array(peer, { minLength: 1, maxLength: 4 }),
  manner,
});
const channelData = named('channelData', {
  who,
  channel,
  length,
  slack: fc.integer({ min: -3, max: 3 }),
});
const arrive = named('arrive', { who, from: fc.oneof(someAddress, fc.constant(PUBLIC)), length });
const revoke = named('revoke', { name: fc.constantFrom('ana', 'ben', 'eve'), late: fc.boolean() });
const wait = named('wait', {
  seconds: fc.constantFrom(1, 1, 1, 1, 1, 60, 60, 119, 299, 301, 601),
});

/** One thing that happens: to a client, to the network, to the time. */
export const step = fc.oneof(
  { weight: 8, arbitrary: allocate },
  { weight: 2, arbitrary: named('refresh', { who, seconds, manner }) },
  { weight: 4, arbitrary: permit },
  { weight: 4, arbitrary: named('bind', { who, channel, peer, manner }) },
  // All that two need to talk to each other, on a channel and by indications.
  { weight: 8, arbitrary: named('meet', { who, peer, channel }) },
  { weight: 8, arbitrary: named('indicate', { who, peer, length, manner }) },
  { weight: 4, arbitrary: channelData },
  // On what was bound, or to whom was permitted.
  { weight: 14, arbitrary: named('talk', { who, nth: fc.nat(3), length }) },
  { weight: 5, arbitrary: arrive },
  { weight: 2, arbitrary: named('raw', { who, bytes: someBytes({ maxLength: 80 }) }) },
  { weight: 2, arbitrary: named('say', { who, draft: anyDraft, scratch: scratches }) },
  { weight: 2, arbitrary: named('again', { who }) },
  { weight: 4, arbitrary: named('renew', { who }) },
  { weight: 1, arbitrary: revoke },
  { weight: 3, arbitrary: wait },
  { weight: 1, arbitrary: named('leave', { who }) },
  { weight: 1, arbitrary: named('slow', { isSlow: fc.boolean() }) },
  { weight: 1, arbitrary: named('deaf', { who, isDeaf: fc.boolean() }) },
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Everybody has an allocation to begin with, as far as there are any. */
export const BEGINNING: readonly Step[] = USERS.map((_, index) => ({
  kind: 'allocate',
  who: index,
  seconds: 600,
  family: 0,
  manner: null,
}));
