import { randomBytes } from 'node:crypto';
import { encodeStunMessage } from '../../server/relay/codec/encode-stun-message';
import { longTermKey } from '../../server/relay/codec/message-integrity';
import { parseStunMessage } from '../../server/relay/codec/parse-stun-message';
import type { StunAttribute } from '../../server/relay/codec/stun-attribute';
import { ATTRIBUTE } from '../../server/relay/codec/stun-attribute';
import type { StunMessage } from '../../server/relay/codec/stun-message';
import { findAttribute, METHOD } from '../../server/relay/codec/stun-message';
import type { TransportAddress } from '../../server/relay/codec/transport-address';
import { decodeXorAddress, encodeXorAddress } from '../../server/relay/codec/xor-address';
import type { TurnCredential } from './rest-credential';
import type { TurnTransport } from './turn-transport';

/** What the relay brought from a peer: by the number of its channel, or by its address. */
export interface Arrived {
  readonly channel: number | null;
  readonly from: TransportAddress | null;
  readonly data: Buffer;
}

export const UDP_TRANSPORT = attribute(ATTRIBUTE.requestedTransport, '11000000');
const PATIENCE_MS = 8_000;

/** A TURN client for tests, which does as it is told and remembers realm and nonce. */
export class TurnClient {
  readonly transport: TurnTransport;
  credential: TurnCredential | null;
  realm: Buffer | null = null;
  nonce: Buffer | null = null;
  onData: (arrived: Arrived) => void = () => undefined;
  readonly #waiting = new Map<string, (message: StunMessage) => void>();

  constructor(transport: TurnTransport, credential: TurnCredential | null) {
    this.transport = transport;
    this.credential = credential;
    transport.onFrame = (frame) => this.#receive(frame);
  }

  /** Writes a request, signed if realm and nonce are known. */
  encode(method: number, attributes: readonly StunAttribute[], transactionId = randomBytes(12)) {
    const { credential, realm, nonce } = this;
    const isSigned = credential !== null && realm !== null && nonce !== null;
    return encodeStunMessage({
      method,
      messageClass: 'request',
      transactionId,
      attributes: isSigned
        ? [
            ...attributes,
            { type: ATTRIBUTE.username, value: Buffer.from(credential.username) },
            { type: ATTRIBUTE.realm, value: realm },
            { type: ATTRIBUTE.nonce, value: nonce },
          ]
        : attributes,
      key: isSigned
        ? longTermKey(credential.username, realm.toString(), credential.password)
        : null,
      fingerprint: true,
    });
  }

  /** Sends one request once. @returns the answer, success or error */
  ask(
    method: number,
    attributes: readonly StunAttribute[] = [],
    transactionId = randomBytes(12),
  ): Promise<StunMessage> {
    const request = this.encode(method, attributes, transactionId);
    return new Promise((resolve, reject) => {
      const id = transactionId.toString('hex');
      const patience = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`No answer to method ${String(method)}.`));
      }, PATIENCE_MS);
      this.#waiting.set(id, (message) => {
        clearTimeout(patience);
        resolve(message);
      });
      this.transport.send(request);
    });
  }

  /** Asks, and asks again with what a 401 or 438 told. */
  async request(method: number, attributes: readonly StunAttribute[] = []): Promise<StunMessage> {
    const answer = await this.ask(method, attributes);
    if (![401, 438].includes(errorOf(answer) ?? 0) || !this.credential) return answer;
    if (errorOf(answer) === 401 && this.nonce) return answer;
    this.learn(answer);
    return this.ask(method, attributes);
  }

  /** Takes over realm and nonce. */
  learn(answer: StunMessage): void {
    this.realm = findAttribute(answer, ATTRIBUTE.realm);
    this.nonce = findAttribute(answer, ATTRIBUTE.nonce);
  }

  /** @returns the relayed transport address */
  async allocate(...more: StunAttribute[]): Promise<TransportAddress> {
    const answer = await this.request(METHOD.allocate, [UDP_TRANSPORT, ...more]);
    const relayed = addressOf(answer, ATTRIBUTE.xorRelayedAddress);
    if (!relayed) throw new Error(`No allocation, but ${String(errorOf(answer))}.`);
    return relayed;
  }

  /** @returns the error's code, or null */
  async permit(...peers: TransportAddress[]): Promise<number | null> {
    return this.#tell(METHOD.createPermission, (id) => peers.map((peer) => peerOf(peer, id)));
  }

  async bind(channel: number, peer: TransportAddress): Promise<number | null> {
    return this.#tell(METHOD.channelBind, (id) => [
      attribute(ATTRIBUTE.channelNumber, `${channel.toString(16).padStart(4, '0')}0000`),
      peerOf(peer, id),
    ]);
  }

  async refresh(seconds: number): Promise<number | null> {
    return errorOf(await this.request(METHOD.refresh, [lifetimeOf(seconds)]));
  }

  /** A Send indication. */
  indicate(peer: TransportAddress, data: Buffer): void {
    const transactionId = randomBytes(12);
    this.transport.send(
      encodeStunMessage({
        method: METHOD.send,
        messageClass: 'indication',
        transactionId,
        attributes: [peerOf(peer, transactionId), { type: ATTRIBUTE.data, value: data }],
        key: null,
        fingerprint: false,
      }),
    );
  }

  /** ChannelData. */
  sendOn(channel: number, data: Buffer): void {
    const frame = Buffer.allocUnsafe(4 + data.length);
    frame.writeUInt16BE(channel, 0);
    frame.writeUInt16BE(data.length, 2);
    data.copy(frame, 4);
    this.transport.send(frame);
  }

  close(): void {
    this.transport.close();
  }

  async #tell(method: number, attributes: (id: Buffer) => StunAttribute[]) {
    const ask = () => {
      const id = randomBytes(12);
      return this.ask(method, attributes(id), id);
    };
    const answer = await ask();
    if (errorOf(answer) !== 438) return errorOf(answer);
    this.learn(answer);
    return errorOf(await ask());
  }

  #receive(frame: Buffer): void {
    if ((frame[0] ?? 0) >= 0x40) {
      const end = 4 + frame.readUInt16BE(2);
      const data = frame.subarray(4, end);
      this.onData({ channel: frame.readUInt16BE(0), from: null, data });
      return;
    }
    const parse = parseStunMessage(frame);
    if (parse.status === 'malformed') throw new Error(`The relay sent ${parse.reason}.`);
    const { message } = parse;
    if (message.messageClass === 'indication') {
      const data = findAttribute(message, ATTRIBUTE.data) ?? Buffer.alloc(0);
      this.onData({ channel: null, from: addressOf(message, ATTRIBUTE.xorPeerAddress), data });
      return;
    }
    const id = message.transactionId.toString('hex');
    this.#waiting.get(id)?.(message);
    this.#waiting.delete(id);
  }
}

export function errorOf(answer: StunMessage): number | null {
  const value = findAttribute(answer, ATTRIBUTE.errorCode);
  return value && (value[2] ?? 0) * 100 + (value[3] ?? 0);
}

export function addressOf(answer: StunMessage, type: number): TransportAddress | null {
  const value = findAttribute(answer, type);
  return value && decodeXorAddress(value, answer.transactionId);
}

/** @param value in hexadecimal digits */
export function attribute(type: number, value: string): StunAttribute {
  return { type, value: Buffer.from(value, 'hex') };
}

export function lifetimeOf(seconds: number): StunAttribute {
  return attribute(ATTRIBUTE.lifetime, seconds.toString(16).padStart(8, '0'));
}

export function peerOf(peer: TransportAddress, transactionId: Buffer): StunAttribute {
  return { type: ATTRIBUTE.xorPeerAddress, value: encodeXorAddress(peer, transactionId) };
}
