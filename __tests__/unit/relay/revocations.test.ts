import { METHOD } from '../../../server/relay/codec/stun-message';
import { Revocations } from '../../../server/relay/revocations';
import { RelayWorld } from '../../fakes/relay-world';
import { errorOf, UDP_TRANSPORT } from '../../turn/turn-client';

const EPOCH_MS = 1_800_000_000_000;

describe('a seat that is given up', () => {
  it('takes all credentials with it that were given out for it, however many and however late', async () => {
    const world = new RelayWorld();
    const credentials = [];
    for (let count = 0; count < 60; count++) {
      credentials.push(world.credential('peer'));
      world.nowS += 0.06;
    }
    world.revoke('peer');
    const codes = [];
    for (const credential of credentials) {
      const client = world.client('peer');
      client.credential = credential;
      codes.push(errorOf(await client.request(METHOD.allocate, [UDP_TRANSPORT])));
    }
    expect(new Set(codes)).toEqual(new Set([401]));
  });

  it('is good again as soon as it is taken again, in the same millisecond too', async () => {
    const world = new RelayWorld();
    const before = world.client('peer');
    await before.allocate();
    world.revoke('peer');
    const after = world.client('peer');
    expect(await after.allocate()).toBeDefined();
    expect(await before.refresh(600)).toBe(401);
    expect(world.open.size).toBe(1);
  });

  it('keeps what was made with a later credential when the word of it comes late', async () => {
    const world = new RelayWorld();
    const before = world.client('peer');
    await before.allocate();
    const lastIssue = world.lastIssue;
    const after = world.client('peer');
    await after.allocate();
    world.relay.revoke('peer', lastIssue);
    expect([before.path.isHeld, after.path.isHeld]).toEqual([false, true]);
    expect(await after.refresh(600)).toBeNull();
    // What is heard of an earlier end afterwards changes nothing.
    world.relay.revoke('peer', 1);
    expect(errorOf(await before.request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(401);
  });

  it('is known to a relay that was started since', async () => {
    const first = new RelayWorld();
    const { credential } = first.client('peer');
    const revoked = { floor: 0, seats: [['peer', first.lastIssue]] as const };
    const second = new RelayWorld({ revoked });
    const old = second.client('peer');
    old.credential = credential;
    expect(errorOf(await old.request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(401);
    second.lastIssue = first.lastIssue;
    expect(await second.client('peer').allocate()).toBeDefined();
    expect(await second.client('another').allocate()).toBeDefined();
  });

  it('was perhaps given up before the server was started: nothing of that time is good', async () => {
    const world = new RelayWorld();
    const { credential } = world.client('peer');
    const later = new RelayWorld({ revoked: { floor: world.lastIssue, seats: [] } });
    const client = later.client('peer');
    client.credential = credential;
    expect(errorOf(await client.request(METHOD.allocate, [UDP_TRANSPORT]))).toBe(401);
    later.lastIssue = world.lastIssue;
    expect(await later.client('peer').allocate()).toBeDefined();
  });
});

describe('Revocations', () => {
  let nowMs = EPOCH_MS;
  const revocations = () =>
    new Revocations({
      credentialSeconds: 3_600,
      epochNow: () => nowMs,
      list: { floor: 0, seats: [] },
    });
  beforeEach(() => (nowMs = EPOCH_MS));

  it('are remembered as long as what they make void would be good, and no longer', () => {
    const some = revocations();
    some.revoke('early', nowMs);
    nowMs += 3_600_000;
    some.revoke('late', nowMs);
    expect(some.list.seats).toEqual([
      ['early', EPOCH_MS],
      ['late', nowMs],
    ]);
    nowMs += 1;
    some.revoke('later', nowMs);
    expect(some.list.seats.map(([name]) => name)).toEqual(['late', 'later']);
  });

  it('never take up more room than for fifty thousand, and then more is void rather than less', () => {
    const some = revocations();
    for (let count = 0; count < 50_010; count++) some.revoke(`peer-${String(count)}`, ++nowMs);
    expect(some.list.seats).toHaveLength(50_000);
    expect(some.list.floor).toBe(EPOCH_MS + 10);
    expect(some.isVoid('peer-0', EPOCH_MS + 1)).toBe(true);
    expect(some.isVoid('stranger', EPOCH_MS + 10)).toBe(true);
    expect(some.isVoid('stranger', EPOCH_MS + 11)).toBe(false);
  });

  it('tell all that there is to know', () => {
    const some = revocations();
    some.revoke('a', nowMs);
    some.revoke('b', nowMs + 1);
    some.revoke('a', nowMs - 5);
    const same = new Revocations({
      credentialSeconds: 3_600,
      epochNow: () => nowMs,
      list: some.list,
    });
    for (const one of [some, same]) {
      expect(one.isVoid('a', nowMs)).toBe(true);
      expect(one.isVoid('a', nowMs + 1)).toBe(false);
      expect(one.isVoid('b', nowMs + 1)).toBe(true);
      expect(one.isVoid('constructor', nowMs)).toBe(false);
    }
  });
});
