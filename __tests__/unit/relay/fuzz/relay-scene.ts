import { longTermKey } from '../../../../server/relay/codec/message-integrity';
import { parseStunMessage } from '../../../../server/relay/codec/parse-stun-message';
import type { StunAttribute } from '../../../../server/relay/codec/stun-attribute';
import { ATTRIBUTE } from '../../../../server/relay/codec/stun-attribute';
import { METHOD } from '../../../../server/relay/codec/stun-message';
import type { TransportAddress } from '../../../../server/relay/codec/transport-address';
import { RelayWorld, spread } from '../../../fakes/relay-world';
import { settled } from '../../../fakes/settled';
import { attribute, lifetimeOf, UDP_TRANSPORT } from '../../../turn/turn-client';
import { HonestPair } from './honest-pair';
import type { Manner, Peer, Step } from './relay-steps';
import { USERS } from './relay-steps';
import type { Watched } from './relay-watch';
import { RelayWatch } from './relay-watch';
import type { Draft } from './stun-arbitrary';
import { peerAttribute, soundDraft, writeDraft } from './stun-arbitrary';

const INTERFACES = { eth0: ['192.0.2.10', '2001:db8::10'], lo: ['127.0.0.1', '::1'] };
const OWN = Object.values(INTERFACES).flat();

/** Where clients come in, and from which of three networks. */
const PLACES = [
  { local: '192.0.2.10', address: '198.51.100.7' },
  { local: '192.0.2.10', address: '2001:db8:7::1' },
  { local: '2001:db8::10', address: '2001:db8:8::1' },
];

const SEATS = 6;
const TRIALS = 3;
const PER_SEAT = 3;
const PER_TRIAL = 2;

const LIMITS = {
  // One more, for the honest pair.
  seatAllocations: { total: SEATS + 1, perNetwork: SEATS, atLeast: 2 },
  trialAllocations: { total: TRIALS, perNetwork: TRIALS, atLeast: 1 },
  allocationsPerSeat: PER_SEAT,
  allocationsPerTrial: PER_TRIAL,
  permissionsPerAllocation: 3,
  channelsPerAllocation: 3,
};

/** Nonces are good for ten minutes; now and then one is too old. */
const NONCE_SECONDS = 610;
const NO_KEY = Buffer.from('no key');

/** A relay, its clients, and somebody who watches. */
export class RelayScene {
  readonly world = new RelayWorld({
    interfaces: INTERFACES,
    limits: LIMITS,
    ports: { min: 50_000, max: 50_040 },
    random: spread(),
  });
  readonly #watch = new RelayWatch(this.world, OWN);
  readonly #learntAt = new Map<Watched, number>();
  readonly #last = new Map<number, Buffer>();
  #count = 0;
  #openSockets: () => void = () => undefined;
  readonly #honest = new HonestPair(this.world);
  readonly #clients = USERS.map((_, index) => this.#arrive(index));

  /** What happened since the world began, in figures. */
  get figures(): { readonly sent: number; readonly arrived: number } {
    const arrived = this.#clients.reduce((sum, { client }) => sum + client.arrived.length, 0);
    return { sent: this.world.sent.length, arrived };
  }

  async begin(): Promise<void> {
    await this.#honest.meet();
  }

  async play(one: Step): Promise<void> {
    this.#act(one);
    await settled();
    this.#watch.check();
    await this.#honest.talk();
    const { allocations: all, faults } = this.world.counters.report();
    const allocations = all - 1;
    expect([faults, this.world.faults]).toEqual([0, []]);
    expect(this.world.open.size).toBeGreaterThanOrEqual(allocations);
    const held = this.#clients.filter(({ client }) => client.path.isHeld);
    expect(held.length).toBeGreaterThanOrEqual(allocations);
    const trials = held.filter(({ isTrial }) => isTrial);
    expect(trials.length).toBeLessThanOrEqual(TRIALS);
    expect(held.length - trials.length).toBeLessThanOrEqual(SEATS);
  }

  /** Everybody goes, half of them without a word: nothing is left. */
  async end(): Promise<void> {
    this.#openSockets();
    this.world.opening = Promise.resolve();
    await settled();
    for (const [index, { client }] of this.#clients.entries()) if (index % 2 === 0) client.close();
    this.world.nowS += 3_601;
    this.world.relay.sweep();
    expect(this.world.open.size).toBe(0);
    expect(this.world.counters.report().allocations).toBe(0);
    expect(this.#clients.filter(({ client }) => client.path.isHeld)).toEqual([]);
  }

  /** All that there was is there again, for each user and in all. */
  async refill(): Promise<void> {
    const users = ['ana', 'ana', 'ana', 'ben', 'ben', 'ben', 'trial-1', 'trial-1', 'trial-2'];
    for (const [index, user] of users.entries()) {
      const remote = { address: `203.0.113.${String(index)}`, port: 1 };
      await this.world.client(user, { remote }).allocate();
    }
    expect(this.world.open.size).toBe(SEATS + TRIALS);
  }

  #arrive(index: number): Watched {
    const user = USERS[index] ?? null;
    const { local, address } = PLACES[index % PLACES.length] ?? { local: '', address: '' };
    const remote = { address, port: 20_000 + ++this.#count };
    const client = this.world.client(user, { local, remote });
    if (user !== null) client.credential = this.#credential(user);
    return this.#watch.add(client, user);
  }

  #credential(user: string) {
    return this.world.credential(user, user.startsWith('trial-') ? 120 : 3_600);
  }

  #act(one: Step): void {
    const { world } = this;
    switch (one.kind) {
      case 'allocate': {
        const family = attribute(ATTRIBUTE.requestedAddressFamily, `0${String(one.family)}000000`);
        const wishes = [UDP_TRANSPORT, lifetimeOf(one.seconds), ...(one.family ? [family] : [])];
        return this.#ask(one.who, METHOD.allocate, wishes, one.manner);
      }
      case 'refresh':
        return this.#ask(one.who, METHOD.refresh, [lifetimeOf(one.seconds)], one.manner);
      case 'permit':
        return this.#permit(one.who, one.peers, one.manner);
      case 'bind':
        return this.#bind(one.who, one.channel, one.peer, one.manner);
      case 'meet':
        this.#bind(one.who, one.channel, one.peer, null);
        if (one.peer.kind === 'somebody') return;
        return this.#permit(one.peer.whose, [{ kind: 'client', whose: one.who }], null);
      case 'indicate':
        return this.#indicate(one.who, one.peer, one.length, one.manner);
      case 'talk':
        return this.#talk(one.who, one.nth, one.length);
      case 'channelData': {
        const frame = Buffer.alloc(Math.max(1, 4 + one.length + one.slack), 9);
        if (frame.length >= 4) frame.writeUInt32BE(one.channel * 0x10000 + one.length);
        return this.#say(one.who, frame);
      }
      case 'arrive': {
        const at = this.#relayedOf(one.who);
        return at ? world.arrive(one.from, at, 'x'.repeat(one.length)) : undefined;
      }
      case 'raw':
        return this.#say(one.who, one.bytes);
      case 'say':
        return this.#say(one.who, one.scratch(writeDraft(one.draft, NO_KEY)));
      case 'again':
        return this.#say(one.who, this.#last.get(one.who) ?? Buffer.alloc(0));
      case 'renew': {
        const { client, user } = this.#client(one.who);
        if (user !== null) client.credential = this.#credential(user);
        return;
      }
      case 'revoke':
        return world.relay.revoke(one.name, world.lastIssue - (one.late ? 3 : 0));
      case 'wait':
        world.nowS += one.seconds;
        return world.relay.sweep();
      case 'leave':
        this.#client(one.who).client.close();
        this.#clients[one.who] = this.#arrive(one.who);
        return;
      case 'slow':
        this.#openSockets();
        world.opening = one.isSlow
          ? new Promise((resolve) => (this.#openSockets = resolve))
          : Promise.resolve();
        return;
      case 'deaf':
        this.#client(one.who).client.path.isSlow = one.isDeaf;
        return;
    }
  }

  #permit(who: number, peers: readonly Peer[], manner: Manner): void {
    const id = this.#nextId();
    const attributes = peers.map((peer) => peerAttribute(this.#addressOf(peer), id));
    this.#ask(who, METHOD.createPermission, attributes, manner, id);
  }

  #bind(who: number, channel: number, peer: Peer, manner: Manner): void {
    const id = this.#nextId();
    const number = attribute(ATTRIBUTE.channelNumber, `${channel.toString(16)}0000`);
    const attributes = [number, peerAttribute(this.#addressOf(peer), id)];
    this.#ask(who, METHOD.channelBind, attributes, manner, id);
  }

  #ask(
    who: number,
    method: number,
    attributes: readonly StunAttribute[],
    manner: Manner,
    id = this.#nextId(),
  ): void {
    this.#learn(who);
    const { credential, realm, nonce } = this.#client(who).client;
    const signed =
      credential && realm && nonce
        ? [
            { type: ATTRIBUTE.username, value: Buffer.from(credential.username) },
            { type: ATTRIBUTE.realm, value: realm },
            { type: ATTRIBUTE.nonce, value: nonce },
          ]
        : [];
    const key = credential
      ? longTermKey(credential.username, 'tertulia', credential.password)
      : NO_KEY;
    const draft = soundDraft(method, 'request', id, [...attributes, ...signed]);
    this.#sayDraft(who, draft, key, manner);
  }

  #indicate(who: number, to: Peer, length: number, manner: Manner): void {
    const id = this.#nextId();
    // More does not fit: no client can write it.
    const data = Buffer.alloc(Math.min(length, 65_500), 7);
    const draft = soundDraft(METHOD.send, 'indication', id, [
      peerAttribute(this.#addressOf(to), id),
      { type: ATTRIBUTE.data, value: data },
    ]);
    this.#sayDraft(who, draft, NO_KEY, manner);
  }

  #talk(who: number, nth: number, length: number): void {
    const { channels, permitted } = this.#client(who);
    const bound = [...channels.keys()];
    if (bound.length > 0) {
      const frame = Buffer.alloc(4 + length, 3);
      frame.writeUInt32BE((bound[nth % bound.length] ?? 0) * 0x10000 + length);
      return this.#say(who, frame);
    }
    const address = [...permitted.keys()][nth % Math.max(1, permitted.size)];
    if (address === undefined) return;
    this.#indicate(who, { kind: 'somebody', address: { address, port: 5_000 } }, length, null);
  }

  /** A client of a real network is told by a 401 or 438. */
  #learn(who: number): void {
    const watched = this.#client(who);
    const learntAt = this.#learntAt.get(watched) ?? -Infinity;
    if (this.world.nowS - learntAt < NONCE_SECONDS) return;
    this.#learntAt.set(watched, this.world.nowS);
    const { client } = watched;
    const before = client.frames.length;
    const request = soundDraft(METHOD.refresh, 'request', this.#nextId(), []);
    client.raw(writeDraft({ ...request, integrity: 'none' }, NO_KEY));
    const [challenge] = client.frames.splice(before);
    const parse = challenge && parseStunMessage(challenge);
    if (parse?.status === 'message') client.learn(parse.message);
  }

  #sayDraft(who: number, draft: Draft, key: Buffer, manner: Manner): void {
    const bytes = manner
      ? manner.scratch(writeDraft(manner.bend(draft), key))
      : writeDraft(draft, key);
    this.#say(who, bytes);
  }

  #say(who: number, bytes: Buffer): void {
    const watched = this.#client(who);
    this.#last.set(who, Buffer.from(bytes));
    this.#watch.asked(watched, bytes);
    watched.client.raw(bytes);
  }

  #addressOf(peer: Peer): TransportAddress {
    if (peer.kind === 'somebody') return peer.address;
    return this.#relayedOf(peer.whose) ?? { address: '192.0.2.10', port: 50_000 };
  }

  #relayedOf(who: number): TransportAddress | null {
    const [address, port] = this.#client(who).relayed?.split(' ') ?? [];
    return address === undefined ? null : { address, port: Number(port) };
  }

  #client(who: number): Watched {
    const watched = this.#clients[who];
    if (!watched) throw new RangeError('Nobody of this number takes part.');
    return watched;
  }

  #nextId(): Buffer {
    const id = Buffer.alloc(12);
    id.writeUInt32BE(++this.#count, 8);
    return id;
  }
}
