import { parseStunMessage } from '../../../../server/relay/codec/parse-stun-message';
import { ATTRIBUTE } from '../../../../server/relay/codec/stun-attribute';
import type { StunMessage } from '../../../../server/relay/codec/stun-message';
import { findAttribute, METHOD } from '../../../../server/relay/codec/stun-message';
import type { TransportAddress } from '../../../../server/relay/codec/transport-address';
import { decodeXorAddress } from '../../../../server/relay/codec/xor-address';
import type { FakeClient, RelayWorld } from '../../../fakes/relay-world';
import { addressOf } from '../../../turn/turn-client';

/** Of permissions (RFC 8656 section 9). */
const PERMISSION_SECONDS = 300;

/** What one client was granted, as far as the answers that came to it say. */
export interface Watched {
  readonly client: FakeClient;
  readonly user: string | null;
  readonly isTrial: boolean;
  /** Its relayed address and port. */
  relayed: string | null;
  /** Until when it may exchange data with an address. */
  readonly permitted: Map<string, number>;
  /** Peers by the number of the channel that was bound last. */
  readonly channels: Map<number, string>;
  framesRead: number;
}

/**
 * Watches what clients ask and what they are answered, and knows from that what the relay may pass on: never
 * anything between a client and an address for which there was no success.
 */
export class RelayWatch {
  readonly #world: RelayWorld;
  readonly #own: readonly string[];
  readonly #watched: Watched[] = [];
  /** Who got a relayed address last. */
  readonly #owners = new Map<string, Watched>();
  readonly #asked = new Map<string, StunMessage>();
  #sentRead = 0;

  constructor(world: RelayWorld, own: readonly string[]) {
    this.#world = world;
    this.#own = own;
  }

  add(client: FakeClient, user: string | null): Watched {
    const watched: Watched = {
      client,
      user,
      isTrial: user?.startsWith('trial-') ?? false,
      relayed: null,
      permitted: new Map(),
      channels: new Map(),
      framesRead: 0,
    };
    this.#watched.push(watched);
    return watched;
  }

  /** To be called with what goes to the relay, before it does. */
  asked({ client }: Watched, bytes: Buffer): void {
    const parse = parseStunMessage(Buffer.from(bytes));
    if (parse.status === 'malformed' || parse.message.messageClass !== 'request') return;
    const { message } = parse;
    this.#asked.set(this.#nameOf(client, message.transactionId), message);
  }

  /** Reads all that has come to clients, and all that has left to peers, since the last time. */
  check(): void {
    for (const watched of this.#watched) this.#readFrames(watched);
    const { sent } = this.#world;
    for (; this.#sentRead < sent.length; this.#sentRead++) {
      const packet = sent[this.#sentRead];
      if (packet) this.#checkSent(packet.from, packet.to);
    }
  }

  #checkSent(from: TransportAddress, to: TransportAddress): void {
    const sender = this.#owners.get(`${from.address} ${String(from.port)}`);
    expect(sender && this.#mayReach(sender, to.address)).toBe(true);
    expect(sender?.isTrial).toBe(false);
    expect(this.#own).not.toContain(to.address);
  }

  #readFrames(watched: Watched): void {
    const { client } = watched;
    for (; watched.framesRead < client.frames.length; watched.framesRead++) {
      const frame = client.frames[watched.framesRead];
      if (frame) this.#readFrame(watched, frame);
    }
  }

  #readFrame(watched: Watched, frame: Buffer): void {
    if ((frame[0] ?? 0) >= 0x40) {
      const peer = watched.channels.get(frame.readUInt16BE(0));
      expect(peer).toBeDefined();
      return this.#checkArrived(watched, peer ?? '');
    }
    const parse = parseStunMessage(frame);
    if (parse.status === 'malformed') throw new Error(`The relay sent ${parse.reason}.`);
    const { message } = parse;
    if (message.messageClass === 'indication') {
      const from = addressOf(message, ATTRIBUTE.xorPeerAddress);
      return this.#checkArrived(watched, from ? `${from.address} ${String(from.port)}` : '');
    }
    if (message.messageClass === 'success') this.#granted(watched, message);
  }

  /** Data of a peer: it was permitted, and who only tries the relay hears nobody but himself. */
  #checkArrived(watched: Watched, peer: string): void {
    const [address = ''] = peer.split(' ');
    expect(this.#mayReach(watched, address)).toBe(true);
    const sender = this.#owners.get(peer);
    if (watched.isTrial) expect(sender?.user).toBe(watched.user);
    else if (this.#own.includes(address)) expect(sender?.isTrial).toBe(false);
  }

  #granted(watched: Watched, answer: StunMessage): void {
    const request = this.#asked.get(this.#nameOf(watched.client, answer.transactionId));
    expect(request).toBeDefined();
    if (!request) return;
    if (watched.isTrial) this.#checkLifetime(request, answer);
    if (request.method === METHOD.allocate) {
      const relayed = addressOf(answer, ATTRIBUTE.xorRelayedAddress);
      const key = relayed && `${relayed.address} ${String(relayed.port)}`;
      if (key) this.#owners.set(key, watched);
      // The same once more is the answer to what was sent again.
      if (key === watched.relayed) return;
      watched.relayed = key;
      watched.permitted.clear();
      watched.channels.clear();
    }
    if (request.method !== METHOD.createPermission && request.method !== METHOD.channelBind) return;
    const peers = request.attributes
      .filter(({ type }) => type === ATTRIBUTE.xorPeerAddress)
      .flatMap(({ value }) => decodeXorAddress(value, request.transactionId) ?? []);
    for (const { address, port } of peers) {
      if (watched.isTrial) expect(this.#own).toContain(address);
      watched.permitted.set(address, this.#world.nowS + PERMISSION_SECONDS);
      if (request.method !== METHOD.channelBind) continue;
      const number = request.attributes.find(({ type }) => type === ATTRIBUTE.channelNumber);
      watched.channels.set(number?.value.readUInt16BE() ?? 0, `${address} ${String(port)}`);
    }
  }

  /** An allocation of a trial does not outlive its credential. */
  #checkLifetime(request: StunMessage, answer: StunMessage): void {
    const lifetime = findAttribute(answer, ATTRIBUTE.lifetime);
    if (!lifetime) return;
    const [expiry] = String(findAttribute(request, ATTRIBUTE.username)).split(':');
    // None, when it expired while the socket was opened.
    const left = Math.max(0, Number(expiry) - this.#world.epochS);
    expect(lifetime.readUInt32BE()).toBeLessThanOrEqual(left);
  }

  #mayReach({ permitted }: Watched, address: string): boolean {
    return (permitted.get(address) ?? 0) > this.#world.nowS;
  }

  #nameOf(client: FakeClient, transactionId: Buffer): string {
    return `${String(client.path.remote.port)} ${transactionId.toString('hex')}`;
  }
}
