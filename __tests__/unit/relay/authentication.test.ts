import { encodeStunMessage } from '../../../server/relay/codec/encode-stun-message';
import { ATTRIBUTE } from '../../../server/relay/codec/stun-attribute';
import { findAttribute, METHOD } from '../../../server/relay/codec/stun-message';
import { RelayWorld, SECRET } from '../../fakes/relay-world';
import { restCredential } from '../../turn/rest-credential';
import { attribute, errorOf, UDP_TRANSPORT } from '../../turn/turn-client';

const ALLOCATE = [METHOD.allocate, [UDP_TRANSPORT]] as const;

describe('authentication (RFC 8489 section 9.2.4)', () => {
  it('asks a stranger to sign: 401 with realm and nonce, itself unsigned', async () => {
    const answer = await new RelayWorld().client().ask(...ALLOCATE);
    expect(errorOf(answer)).toBe(401);
    expect(findAttribute(answer, ATTRIBUTE.realm)?.toString()).toBe('tertulia');
    expect(findAttribute(answer, ATTRIBUTE.nonce)?.length).toBeGreaterThan(16);
    expect(answer.integrityOffset).toBeNull();
    expect(answer.hasFingerprint).toBe(true);
  });

  it.each(['username', 'realm', 'nonce'] as const)('answers 400 without a %s', async (missing) => {
    const world = new RelayWorld();
    const client = world.client();
    const types = [ATTRIBUTE.username, ATTRIBUTE.realm, ATTRIBUTE.nonce];
    client.raw(
      encodeStunMessage({
        method: METHOD.allocate,
        messageClass: 'request',
        transactionId: Buffer.alloc(12),
        attributes: types
          .filter((type) => type !== ATTRIBUTE[missing])
          .map((type) => ({ type, value: Buffer.from('x') })),
        key: Buffer.from('k'),
        fingerprint: false,
      }),
    );
    expect(world.counters.report().refusals).toEqual({ 400: 1 });
    expect(client.frames).toHaveLength(1);
  });

  const epoch = 1_800_001_000;
  it.each([
    ['a wrong secret', restCredential('another secret', 'a.1', epoch + 60)],
    ['an expired username', restCredential(SECRET, 'a.1', epoch)],
    ['no expiry', { username: 'a', password: '' }],
    ['the prototype as a user', { username: 'constructor', password: String(Object) }],
    ['__proto__', { username: '__proto__', password: '' }],
    ['no user', restCredential(SECRET, '', epoch + 60)],
    ['a user without a number of issue', restCredential(SECRET, 'a', epoch + 60)],
    ['a number of issue that is none', restCredential(SECRET, 'a.1e9', epoch + 60)],
    [
      'a number of issue beyond counting',
      restCredential(SECRET, `a.${'9'.repeat(16)}`, epoch + 60),
    ],
    ['a number of issue without a user', restCredential(SECRET, '.1', epoch + 60)],
    ['half a trial', restCredential(SECRET, 'trial-', epoch + 60)],
    ['an expiry that is no number', { username: 'NaN:a.1', password: '' }],
    ['an expiry of 1e99', { username: '1e99:a.1', password: '' }],
    ['a very long username', restCredential(SECRET, `${'a'.repeat(600)}.1`, epoch + 60)],
    ['an empty username', { username: '', password: '' }],
  ])('answers 401 to %s', async (_what, credential) => {
    const world = new RelayWorld();
    const client = world.client();
    client.credential = credential;
    expect(errorOf(await client.request(...ALLOCATE))).toBe(401);
    expect(world.open.size).toBe(0);
  });

  it('answers 401 to another realm', async () => {
    const client = new RelayWorld().client();
    client.learn(await client.ask(...ALLOCATE));
    client.realm = Buffer.from('elsewhere');
    expect(errorOf(await client.ask(...ALLOCATE))).toBe(401);
  });

  it('takes a nonce for ten minutes, then answers 438 with a new one', async () => {
    const world = new RelayWorld();
    const client = world.client();
    await client.allocate();
    world.nowS += 590;
    expect(await client.refresh(3_600)).toBeNull();
    world.nowS += 20;
    const stale = await client.ask(METHOD.refresh);
    expect(errorOf(stale)).toBe(438);
    expect(findAttribute(stale, ATTRIBUTE.nonce)).not.toEqual(client.nonce);
    expect(await client.refresh(600)).toBeNull();
  });

  it('answers 438 to nonces of other clients, of its own make, and changed ones', async () => {
    const world = new RelayWorld();
    const [one, other] = [world.client('a'), world.client('a')];
    one.learn(await one.ask(...ALLOCATE));
    other.learn(await other.ask(...ALLOCATE));
    const own = other.nonce ?? Buffer.alloc(0);
    const changed = Buffer.from(own);
    changed[0] = (changed[0] ?? 0) ^ 1;
    for (const nonce of [one.nonce, changed, Buffer.from('obMatJos2AAAA'), Buffer.alloc(0)]) {
      other.nonce = nonce;
      expect(errorOf(await other.ask(...ALLOCATE))).toBe(438);
    }
    other.nonce = own;
    expect((await other.ask(...ALLOCATE)).messageClass).toBe('success');
  });

  it('answers 401 rather than 438 when both are wrong', async () => {
    const client = new RelayWorld().client();
    client.learn(await client.ask(...ALLOCATE));
    client.credential = restCredential('another secret', 'a.1', epoch + 60);
    client.nonce = Buffer.from('old');
    expect(errorOf(await client.ask(...ALLOCATE))).toBe(401);
  });

  it('answers 441 to another user of the same path', async () => {
    const world = new RelayWorld();
    const client = world.client('a');
    await client.allocate();
    client.credential = world.credential('b');
    expect(errorOf(await client.ask(METHOD.refresh))).toBe(441);
  });

  it('lets an allocation outlive the credential it was made with', async () => {
    const world = new RelayWorld();
    const client = world.client('a');
    await client.allocate();
    for (let minute = 0; minute < 120; minute += 5) {
      world.nowS += 300;
      expect(await client.refresh(600)).toBeNull();
    }
    const late = world.client('a');
    late.credential = client.credential;
    expect(errorOf(await late.request(...ALLOCATE))).toBe(401);
  });

  it('does not let the allocation of a trial do so', async () => {
    const world = new RelayWorld();
    const client = world.client();
    client.credential = world.credential('trial-1', 120);
    await client.allocate();
    world.nowS += 119;
    expect(await client.refresh(600)).toBeNull();
    world.nowS += 2;
    expect(await client.refresh(600)).toBe(401);
  });

  it('ends what a seat has when it is freed, and refuses what was given out for it', async () => {
    const world = new RelayWorld();
    const [leaver, stayer] = [world.client('leaver'), world.client('stayer')];
    await leaver.allocate();
    await stayer.allocate();
    world.nowS += 1;
    world.revoke('leaver');
    expect(world.open.size).toBe(1);
    expect(leaver.path.isHeld).toBe(false);
    expect(errorOf(await leaver.request(...ALLOCATE))).toBe(401);
    expect(await stayer.refresh(600)).toBeNull();
    // The page was loaded again within the second, and took the seat again.
    const again = world.client('leaver');
    expect(await again.allocate()).toBeDefined();
  });

  it('forgets about revoked users when their credentials have expired', async () => {
    const world = new RelayWorld();
    world.revoke('a');
    world.nowS += 3_601;
    world.relay.sweep();
    expect(await world.client('a').allocate()).toBeDefined();
  });

  it('answers Binding requests of anybody, but not with attributes that nobody knows', async () => {
    const client = new RelayWorld().client(null);
    const answer = await client.ask(METHOD.binding);
    expect(answer.messageClass).toBe('success');
    expect(errorOf(await client.ask(METHOD.binding, [attribute(0x0003, '00000006')]))).toBe(420);
  });

  it('has a fingerprint in the answer only if the request has one', () => {
    const client = new RelayWorld().client(null);
    const parts = { method: METHOD.binding, messageClass: 'request', key: null } as const;
    const transactionId = Buffer.alloc(12);
    for (const fingerprint of [true, false]) {
      client.raw(encodeStunMessage({ ...parts, transactionId, attributes: [], fingerprint }));
    }
    const [withOne, without] = client.frames.map((frame) => frame.toString('hex'));
    expect(withOne).toContain('80280004');
    expect(without).not.toContain('80280004');
  });
});
