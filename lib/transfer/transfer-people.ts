import type { OpenChannel } from '../base/peer-channels';
import type { PeerId } from '../signaling/identifiers';
import type { Addressee } from './outgoing';

/** Who can be handed a file: those in the call, by the names on their tiles, and the channels to them. */
export class TransferPeople {
  readonly #channels = new Map<PeerId, OpenChannel>();
  #names = new Map<PeerId, string>();

  /** @returns whether that is news */
  setPeople(people: readonly { readonly id: PeerId; readonly name: string }[]): boolean {
    const isSame = ({ id, name }: { id: PeerId; name: string }) => this.#names.get(id) === name;
    if (people.length === this.#names.size && people.every(isSame)) return false;
    this.#names = new Map(people.map(({ id, name }) => [id, name]));
    return true;
  }

  /** @param channel null: there is none any more */
  link(peer: PeerId, channel: OpenChannel | null): void {
    if (channel) this.#channels.set(peer, channel);
    else this.#channels.delete(peer);
  }

  unlinkAll(): void {
    this.#channels.clear();
  }

  channelTo(peer: PeerId): OpenChannel | undefined {
    return this.#channels.get(peer);
  }

  nameOf(peer: PeerId): string | undefined {
    return this.#names.get(peer);
  }

  /**
   * Who has no link at the moment gets the offer with the next one.
   *
   * @param to null: everybody
   */
  addressees(to: PeerId | null): Addressee[] {
    const all = new Set([...this.#names.keys(), ...this.#channels.keys()]);
    const there = [...all].filter((peer) => to === null || peer === to);
    return there.map((peer) => ({ peer, name: this.nameOf(peer) ?? '' }));
  }
}
