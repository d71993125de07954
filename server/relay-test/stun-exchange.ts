import { randomBytes } from 'node:crypto';
import { encodeStunMessage } from '../relay/codec/encode-stun-message';
import { parseStunMessage } from '../relay/codec/parse-stun-message';
import type { StunAttribute } from '../relay/codec/stun-attribute';
import type { StunMessage } from '../relay/codec/stun-message';
import { openTurnLink } from './open-turn-link';
import type { RelayTarget } from './relay-target';
import type { TurnLink } from './turn-link';

/** What a message is made of; some attributes depend on the transaction they are in. */
export interface StunDraft {
  readonly method: number;
  readonly attributes: (transactionId: Buffer) => readonly StunAttribute[];
  /** Signs the message when it is given. */
  readonly key: Buffer | null;
}

/** How soon a request is repeated that may be lost (RFC 8489, section 6.2.1). */
const RETRY_MS = 500;

const TRANSACTION_BYTES = 12;

/** Requests and their answers, and indications, over one link to a relay. */
export class StunExchange {
  readonly #answers = new Map<string, (answer: StunMessage) => void>();
  /** Rejects when no answer is to be expected any more. */
  readonly #broken: Promise<never>;
  #break: (reason: string) => void = () => undefined;
  #link: TurnLink | null = null;

  /** @param signal ends whatever is waited for */
  constructor(signal: AbortSignal) {
    this.#broken = new Promise<never>((_, reject) => {
      this.#break = (reason) => reject(new Error(reason));
      signal.addEventListener('abort', () => this.#break('no answer'), { once: true });
    });
    this.#broken.catch(() => undefined);
  }

  /** @throws {Error} when the relay's name is not known */
  async open(target: RelayTarget, onIndication: (message: StunMessage) => void): Promise<void> {
    this.#link = await openTurnLink(target, {
      onMessage: (bytes) => this.#receive(bytes, onIndication),
      onProblem: (reason) => this.#break(reason),
    });
  }

  /**
   * @returns the answer, a success or an error
   * @throws {Error} when the link breaks, or the signal comes first
   */
  async request(draft: StunDraft): Promise<StunMessage> {
    const { id, bytes } = encode('request', draft);
    const answer = new Promise<StunMessage>((resolve) => this.#answers.set(id, resolve));
    const send = (): void => this.#link?.send(bytes);
    const repeat = this.#link?.reliable ? undefined : setInterval(send, RETRY_MS);
    try {
      send();
      return await Promise.race([answer, this.#broken]);
    } finally {
      clearInterval(repeat);
      this.#answers.delete(id);
    }
  }

  indicate(draft: StunDraft): void {
    this.#link?.send(encode('indication', draft).bytes);
  }

  /** @returns what comes first: what was hoped for, or the end of the exchange */
  async orBroken<T>(hope: Promise<T>): Promise<T> {
    return Promise.race([hope, this.#broken]);
  }

  close(): void {
    this.#link?.close();
  }

  #receive(bytes: Buffer, onIndication: (message: StunMessage) => void): void {
    const parse = parseStunMessage(bytes);
    if (parse.status === 'malformed') return;
    const { message } = parse;
    if (message.messageClass === 'indication') onIndication(message);
    else this.#answers.get(message.transactionId.toString('hex'))?.(message);
  }
}

function encode(messageClass: 'request' | 'indication', { method, attributes, key }: StunDraft) {
  const transactionId = randomBytes(TRANSACTION_BYTES);
  const bytes = encodeStunMessage({
    messageClass,
    method,
    transactionId,
    attributes: attributes(transactionId),
    key,
    fingerprint: true,
  });
  return { id: transactionId.toString('hex'), bytes };
}
