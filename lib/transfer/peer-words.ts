import * as v from 'valibot';
import { Allowances } from '../base/allowances';
import type { ByteChannel, OpenChannel } from '../base/peer-channels';
import { Tally } from '../base/tally';
import type { PeerId } from '../signaling/identifiers';
import { Incoming } from './incoming';
import { lastWord } from './last-word';
import { MESSAGE_RATE } from './limits';
import { Outgoing } from './outgoing';
import type { Offer, TransferMessage } from './transfer-message';
import { parseTransferMessage, TransferIdSchema } from './transfer-message';
import type { TransferShelf } from './transfer-shelf';

/** Why something that a peer said came to nothing. */
export type RefusedWord = 'tooMany' | 'malformed' | 'unknown' | 'full';

export interface PeerWordsOptions {
  shelf: TransferShelf;
  now: () => number;
  channelOf: (peer: PeerId) => OpenChannel | undefined;
  /** Puts an offer on the shelf that was never heard of. */
  put: (peer: PeerId, offer: Omit<Offer, 'type'>) => Incoming;
  /** There is no place for a file of that name. */
  turnAway: (peer: PeerId, file: string) => void;
}

/** What peers say of files: in bounds, parsed, and believed of each about its own files alone. */
export class PeerWords {
  readonly #options: PeerWordsOptions;
  readonly #messages = new Allowances<PeerId>(MESSAGE_RATE);
  readonly #refused = new Tally<RefusedWord>();

  constructor(options: PeerWordsOptions) {
    this.#options = options;
  }

  /** How often something was refused, by the reason. */
  get refused(): ReadonlyMap<RefusedWord, number> {
    return this.#refused.counts;
  }

  hear(peer: PeerId, data: unknown): void {
    if (!this.#messages.take(peer, this.#options.now())) return this.#refused.count('tooMany');
    const message = parseTransferMessage(data);
    if (!message) return this.#refused.count('malformed');
    if (message.type === 'offer') this.#onOffer(peer, message);
    else this.#onWord(peer, message);
  }

  /** @returns whether somebody waits for these bytes */
  takeBytes(peer: PeerId, channel: ByteChannel): boolean {
    const id = v.safeParse(TransferIdSchema, channel.name);
    const incoming = id.success ? this.#options.shelf.getIncoming(id.output) : null;
    return incoming?.peer === peer && incoming.takeBytes(channel);
  }

  #onWord(peer: PeerId, message: Exclude<TransferMessage, Offer>): void {
    const { shelf, channelOf } = this.#options;
    const transfer = shelf.get(message.id);
    const fate = message.type === 'cancel' ? shelf.fateOf(peer, message.id) : null;
    // It had come whole before it was heard that nobody was to have it: the one who gave it up is to know.
    if (fate?.type === 'done') channelOf(peer)?.send(JSON.stringify(fate));
    else if (transfer instanceof Outgoing) transfer.hear(peer, message);
    else if (transfer?.peer === peer) transfer.hear(message);
    else this.#onUnknown(peer, message);
  }

  /** Whoever waits for something that is not there any more, or never was, would wait for ever. */
  #onUnknown(peer: PeerId, { type, id }: Exclude<TransferMessage, Offer>): void {
    this.#refused.count('unknown');
    const isAsking = type === 'got' || type === 'want';
    if (isAsking) this.#options.channelOf(peer)?.send(JSON.stringify({ type: 'cancel', id }));
  }

  #onOffer(peer: PeerId, { type: _type, ...offer }: Offer): void {
    const { shelf, channelOf, put, turnAway } = this.#options;
    const channel = channelOf(peer);
    if (!channel) return;
    const known = shelf.get(offer.id);
    if (known) {
      if (!(known instanceof Incoming) || known.peer !== peer)
        return this.#refused.count('unknown');
      return known.link(channel, offer);
    }
    const fate = shelf.fateOf(peer, offer.id);
    if (fate) return void channel.send(JSON.stringify(fate));
    if (!shelf.hasSpaceFor(peer)) {
      channel.send(JSON.stringify(lastWord(offer.id, 'failed', 'listFull')));
      this.#refused.count('full');
      return turnAway(peer, offer.name);
    }
    put(peer, offer).link(channel, offer);
  }
}
