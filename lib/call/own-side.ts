import type { PeerFacts } from '../signaling/peer-signal';
import type { PeerId } from '../signaling/identifiers';
import type { LocalFacts } from './local-side';
import { nobody } from './local-side';
import type { LinkStanding } from './media/budget';
import { Budget } from './media/budget';
import type { LocalTracks } from './media/local-tracks';
import { noTracks } from './media/local-tracks';
import type { Pressure } from './media/pressure-watch';
import type { Sending } from './media/sending';
import { sourcesOf } from './media/sources';
import type { LinkQuality } from '../media/quality-table';
import { OwnView } from './people/own-view';

/** This participant, as the links to the others see it: what it sends and how much of it, what it tells, what it shows. */
export class OwnSide {
  /** Whether others are kept from learning this participant's address. */
  relayOnly = false;
  /** How often this device went over to another network since it has its seat. */
  networkChanges = 0;
  readonly view = new OwnView();
  readonly #budget = new Budget<PeerId>();
  #tracks: LocalTracks = noTracks;
  #facts: LocalFacts = nobody;

  get tracks(): LocalTracks {
    return this.#tracks;
  }

  /** What the others may know. */
  get facts(): PeerFacts {
    return { ...this.#facts, networkChanges: this.networkChanges };
  }

  /** What comes of the budget of all links. The same object until something in it changes. */
  get sending(): Sending {
    return this.#budget.sending;
  }

  /** @returns whether the others have something new to know */
  set(tracks: LocalTracks, facts: LocalFacts): boolean {
    this.#tracks = tracks;
    if (JSON.stringify(facts) === JSON.stringify(this.#facts)) return false;
    this.#facts = facts;
    return true;
  }

  /** How much this machine has to do: what is sent follows it. */
  notePressure(pressure: Pressure, nowMs: number): void {
    this.#budget.notePressure(pressure, nowMs);
  }

  /** What the link to that peer may send. */
  qualityOf(peer: PeerId): LinkQuality {
    return this.#budget.qualityOf(peer);
  }

  /**
   * Shares what can be sent out among links.
   *
   * @returns whether {@link sending} is another one
   */
  share(links: ReadonlyMap<PeerId, LinkStanding>, nowMs: number): boolean {
    const { sending } = this.#budget;
    this.#budget.share(links, sourcesOf(this.#tracks, this.view.soundOnly), nowMs);
    return sending !== this.#budget.sending;
  }
}
