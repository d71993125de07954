import type { Message, MessageKind } from '../../signaling/message-kind';
import { readMessage } from '../../signaling/message-kind';
import type { Peer } from './peer';

/** What a message asks for, and is not done yet. */
export type Heard = () => void;

/**
 * What peers tell each other over the control channel: kinds of messages, each with what it does here, and who
 * has something to say when the channel opens. What is of no kind is passed over: a newer page may have said it.
 */
export class PeerTalk {
  readonly #hearers = new Map<string, (from: Peer, message: Message) => Heard | null>();
  readonly #greeters: ((to: Peer) => void)[] = [];

  /** @param hear what a message of this kind does */
  on<M extends Message>(kind: MessageKind<M>, hear: (from: Peer, message: M) => void): void {
    const hearer = (from: Peer, message: Message): Heard | null => {
      const parsed = kind.parse(message);
      return parsed && (() => hear(from, parsed));
    };
    for (const type of kind.types) this.#hearers.set(type, hearer);
  }

  /** @param greet what is said to a peer as often as its control channel has opened, over whichever connection */
  onOpen(greet: (to: Peer) => void): void {
    this.#greeters.push(greet);
  }

  /** @returns null for what is no message of a kind that is known */
  read(from: Peer, text: unknown): Heard | null {
    const message = readMessage(text);
    return (message && this.#hearers.get(message.type)?.(from, message)) ?? null;
  }

  open(peer: Peer): void {
    for (const greet of this.#greeters) greet(peer);
  }
}
