import { longTermKey } from '../relay/codec/message-integrity';
import type { StunAttribute } from '../relay/codec/stun-attribute';
import { ATTRIBUTE } from '../relay/codec/stun-attribute';
import type { StunMessage } from '../relay/codec/stun-message';
import { findAttribute, METHOD } from '../relay/codec/stun-message';
import type { TransportAddress } from '../relay/codec/transport-address';
import { decodeXorAddress, encodeXorAddress } from '../relay/codec/xor-address';
import type { RelayTarget } from './relay-target';
import { StunExchange } from './stun-exchange';
import { readTurnError, TurnError } from './turn-error';

export interface TurnUser {
  readonly username: string;
  readonly credential: string;
}

/** The value of REQUESTED-TRANSPORT (RFC 8656, section 18.8): UDP. */
const UDP = Buffer.from([17, 0, 0, 0]);

const UNAUTHENTICATED = 401;
const STALE_NONCE = 438;
const MAX_ATTEMPTS = 3;

/** A small TURN client (RFC 8656) with one allocation, to find out whether a relay works. */
export class TurnClient {
  readonly #user: TurnUser;
  readonly #exchange: StunExchange;
  #onData: (data: Buffer) => void = () => undefined;
  /** What the relay wants to see in a signed request, once it has said so. */
  #challenge: { readonly attributes: readonly StunAttribute[]; readonly key: Buffer } | null = null;

  /** @param signal ends whatever is waited for */
  constructor(user: TurnUser, signal: AbortSignal) {
    this.#user = user;
    this.#exchange = new StunExchange(signal);
  }

  /** @throws {Error} when there is no way to the relay, or it refuses; the reason is for operators */
  async allocate(target: RelayTarget): Promise<TransportAddress> {
    await this.#exchange.open(target, (indication) => {
      const data = findAttribute(indication, ATTRIBUTE.data);
      if (data) this.#onData(data);
    });
    const transport = { type: ATTRIBUTE.requestedTransport, value: UDP };
    const answer = await this.#request(METHOD.allocate, () => [transport]);
    const value = findAttribute(answer, ATTRIBUTE.xorRelayedAddress);
    const relayed = value && decodeXorAddress(value, answer.transactionId);
    if (!relayed) throw new TurnError(0, 'nothing about the relayed address');
    return relayed;
  }

  /** Lets a peer send to this allocation (RFC 8656, section 9). */
  async permit(peer: TransportAddress): Promise<void> {
    await this.#request(METHOD.createPermission, (id) => [peerAttribute(peer, id)]);
  }

  /** Sends through the relay, once (RFC 8656, section 11). */
  send(peer: TransportAddress, data: Buffer): void {
    this.#exchange.indicate({
      method: METHOD.send,
      attributes: (id) => [peerAttribute(peer, id), { type: ATTRIBUTE.data, value: data }],
      key: null,
    });
  }

  /** From now on gets what others send to the relayed address. */
  onData(listener: (data: Buffer) => void): void {
    this.#onData = listener;
  }

  /** @throws {Error} when the signal, or the end of the link, comes first */
  async nextData(): Promise<Buffer> {
    return this.#exchange.orBroken(new Promise((resolve) => this.onData(resolve)));
  }

  /** Gives the allocation back (RFC 8656, section 8), if it can. */
  async close(): Promise<void> {
    const lifetime = { type: ATTRIBUTE.lifetime, value: Buffer.alloc(4) };
    if (this.#challenge) await this.#request(METHOD.refresh, () => [lifetime]).catch(() => null);
    this.#exchange.close();
  }

  async #request(
    method: number,
    own: (transactionId: Buffer) => readonly StunAttribute[],
  ): Promise<StunMessage> {
    for (let attempt = 1; ; attempt++) {
      const challenge = this.#challenge;
      const answer = await this.#exchange.request({
        method,
        attributes: (id) => [...own(id), ...(challenge?.attributes ?? [])],
        key: challenge?.key ?? null,
      });
      if (answer.messageClass === 'success') return answer;
      const error = readTurnError(answer);
      const isNews = error.code === STALE_NONCE || (error.code === UNAUTHENTICATED && !challenge);
      if (!isNews || attempt === MAX_ATTEMPTS) throw error;
      this.#learn(answer);
    }
  }

  /** RFC 8489, section 9.2.5. */
  #learn(answer: StunMessage): void {
    const { username, credential } = this.#user;
    const realm = findAttribute(answer, ATTRIBUTE.realm);
    const nonce = findAttribute(answer, ATTRIBUTE.nonce);
    if (!realm || !nonce) throw new TurnError(0, 'nothing about its realm');
    this.#challenge = {
      attributes: [
        { type: ATTRIBUTE.username, value: Buffer.from(username) },
        { type: ATTRIBUTE.realm, value: realm },
        { type: ATTRIBUTE.nonce, value: nonce },
      ],
      key: longTermKey(username, realm.toString(), credential),
    };
  }
}

function peerAttribute(peer: TransportAddress, transactionId: Buffer): StunAttribute {
  return { type: ATTRIBUTE.xorPeerAddress, value: encodeXorAddress(peer, transactionId) };
}
