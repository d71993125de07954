import type { TransportAddress } from './codec/transport-address';
import { keyOf } from './codec/transport-address';

/** RFC 8656 section 12. */
const CHANNEL_SECONDS = 600;

/** A number that stands for a peer in both directions. */
export interface Channel {
  readonly number: number;
  readonly peer: TransportAddress;
  readonly peerKey: string;
  until: number;
}

export type Binding = 'bound' | 'conflict' | 'full';

/** The channels of one allocation, each for ten minutes. */
export class Channels {
  readonly #byNumber = new Map<number, Channel>();
  readonly #byPeer = new Map<string, Channel>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Binds a number to a peer, or refreshes the binding (RFC 8656 section 12.2). It is a conflict when
   * the number is bound to another peer, or the peer to another number.
   */
  bind(number: number, peer: TransportAddress, now: number): Binding {
    this.#sweep(now);
    const peerKey = keyOf(peer.address, peer.port);
    const known = this.#byNumber.get(number);
    if (known !== this.#byPeer.get(peerKey)) return 'conflict';
    if (known) {
      known.until = now + CHANNEL_SECONDS;
      return 'bound';
    }
    if (this.#byNumber.size >= this.#limit) return 'full';
    const channel: Channel = { number, peer, peerKey, until: now + CHANNEL_SECONDS };
    this.#byNumber.set(number, channel);
    this.#byPeer.set(peerKey, channel);
    return 'bound';
  }

  byNumber(number: number, now: number): Channel | null {
    return alive(this.#byNumber.get(number), now);
  }

  byPeer(peerKey: string, now: number): Channel | null {
    return alive(this.#byPeer.get(peerKey), now);
  }

  #sweep(now: number): void {
    for (const channel of this.#byNumber.values()) {
      if (channel.until > now) continue;
      this.#byNumber.delete(channel.number);
      this.#byPeer.delete(channel.peerKey);
    }
  }
}

function alive(channel: Channel | undefined, now: number): Channel | null {
  return channel && channel.until > now ? channel : null;
}
