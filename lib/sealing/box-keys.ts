import type { Direction } from './direction';
import { directionText } from './direction';
import { deriveBoxKey } from './key-schedule';
import type { RoomKey } from './room-key';

/** Both directions of four peers, and those of the sessions before, which pages that were loaded again had. */
const MAX_KEYS = 16;

/**
 * The keys of the directions that were asked for last. Meeting somebody takes a dozen messages, and to derive a
 * key takes longer than to seal one. Whatever sessions somebody makes up, there are never more than these.
 */
export class BoxKeys {
  readonly #room: Promise<RoomKey>;
  readonly #keys = new Map<string, Promise<CryptoKey>>();

  constructor(room: Promise<RoomKey>) {
    this.#room = room;
  }

  /** @returns the key of one direction; rejected with what the room's key was rejected with */
  of(direction: Direction): Promise<CryptoKey> {
    const name = directionText(direction);
    const key = this.#keys.get(name) ?? this.#derive(direction);
    // Put in last, so that the first one is what was not asked for the longest.
    this.#keys.delete(name);
    this.#keys.set(name, key);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > MAX_KEYS && oldest !== undefined) this.#keys.delete(oldest);
    return key;
  }

  async #derive(direction: Direction): Promise<CryptoKey> {
    return deriveBoxKey(await this.#room, direction);
  }
}
