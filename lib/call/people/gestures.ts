import type { PeerId } from '../../signaling/identifiers';
import { spotlightKind } from '../messages/spotlight';
import type { Peer } from './peer';
import type { PeerTalk } from './peer-talk';
import type { Roster } from './roster';
import { Spotlight } from './spotlight';

/** What people show each other without a word. */
export interface GestureView {
  /** Whom the host wants everybody to see large; null when nobody. */
  readonly spotlight: PeerId | null;
}

export const noGestures: GestureView = { spotlight: null };

/** What one can show the others. */
export interface GestureVerbs {
  /** Has everybody see that one large, oneself included; null ends it. The host's alone. */
  spotlight(peer: PeerId | null): void;
}

export interface GesturesOptions {
  readonly talk: PeerTalk;
  readonly roster: Roster;
  /** Null without a seat. */
  readonly self: () => PeerId | null;
  readonly host: () => PeerId | null;
  /** In milliseconds. */
  readonly now: () => number;
  readonly changed: () => void;
}

/** Gestures of this participant and of the others: each is told when it is made, and what lasts to who comes later. */
export class Gestures implements GestureVerbs {
  readonly #options: GesturesOptions;
  readonly #spotlight: Spotlight;
  #view = noGestures;

  constructor(options: GesturesOptions) {
    const { talk, now } = options;
    this.#options = options;
    this.#spotlight = new Spotlight(now());
    talk.onOpen((peer) => this.#greet(peer));
    talk.on(spotlightKind, ({ id }, { peer }) => {
      if (this.#spotlight.hear(id, peer, now())) options.changed();
    });
  }

  /** The same object until something in it changes. */
  get view(): GestureView {
    this.#spotlight.follow(this.#options.host());
    const view: GestureView = { spotlight: this.#spotlight.peer };
    if (view.spotlight !== this.#view.spotlight) this.#view = view;
    return this.#view;
  }

  spotlight(peer: PeerId | null): void {
    const { self, roster, now, changed } = this.#options;
    const own = self();
    if (own === null || !this.#spotlight.hear(own, peer, now())) return;
    roster.tellAll(spotlightKind, { type: 'spotlight', peer });
    changed();
  }

  /** Somebody is there no more. */
  forget(peer: PeerId): void {
    this.#spotlight.forget(peer);
  }

  #greet(peer: Peer): void {
    const { self, host } = this.#options;
    if (self() !== null && self() === host()) {
      peer.tell(spotlightKind, { type: 'spotlight', peer: this.#spotlight.peer });
    }
  }
}
