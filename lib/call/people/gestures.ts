import { Allowance } from '../../base/allowance';
import type { PeerId } from '../../signaling/identifiers';
import { handKind, lowerHandKind } from '../messages/hand';
import type { Reaction } from '../messages/reaction';
import { reactionKind } from '../messages/reaction';
import { spotlightKind } from '../messages/spotlight';
import type { GestureView } from './gesture-view';
import { noGestures } from './gesture-view';
import { Hands } from './hands';
import type { Peer } from './peer';
import type { PeerTalk } from './peer-talk';
import type { Roster } from './roster';
import { ShownReactions } from './shown-reactions';
import { Spotlight } from './spotlight';

/** Of each kind. */
const OWN_RATE = { burst: 3, perSecond: 1 };

/** What one can show the others. */
export interface GestureVerbs {
  /** Has everybody see that one large, oneself included; null ends it. The host's alone. */
  spotlight(peer: PeerId | null): void;
  raiseHand(raised: boolean): void;
  /** Lowers somebody else's hand. The host's alone. */
  lowerHand(peer: PeerId): void;
  react(emoji: Reaction): void;
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
  readonly #hands = new Hands();
  readonly #reactions = new ShownReactions();
  /** Less than the others bear, so that nothing of it gets lost there. */
  readonly #own: Readonly<Record<'spotlight' | 'hand' | 'reaction', Allowance>>;
  #view = noGestures;

  constructor(options: GesturesOptions) {
    const { talk, host, now } = options;
    this.#options = options;
    this.#spotlight = new Spotlight(now());
    const allowance = () => new Allowance(OWN_RATE, now());
    this.#own = { spotlight: allowance(), hand: allowance(), reaction: allowance() };
    talk.onOpen((peer) => this.#greet(peer));
    talk.on(spotlightKind, ({ id }, { peer }) => this.#note(this.#spotlight.hear(id, peer, now())));
    talk.on(handKind, ({ id }, { number }) => this.#note(this.#hands.hear(id, number, now())));
    talk.on(lowerHandKind, ({ id }) => {
      if (id === host()) this.raiseHand(false);
    });
    talk.on(reactionKind, ({ id }, { emoji }) =>
      this.#note(this.#reactions.hear(id, emoji, now())),
    );
  }

  /** The same object until something in it changes. */
  get view(): GestureView {
    this.#spotlight.follow(this.#options.host());
    const view: GestureView = {
      spotlight: this.#spotlight.peer,
      hands: this.#hands.order,
      reactions: this.#reactions.current,
    };
    if (JSON.stringify(view) !== JSON.stringify(this.#view)) this.#view = view;
    return this.#view;
  }

  spotlight(peer: PeerId | null): void {
    const { self, roster, now } = this.#options;
    const own = self();
    if (own === null || !this.#own.spotlight.take(now())) return;
    if (!this.#spotlight.hear(own, peer, now())) return;
    roster.tellAll(spotlightKind, { type: 'spotlight', peer });
    this.#note(true);
  }

  raiseHand(raised: boolean): void {
    const { self, roster, now } = this.#options;
    const own = self();
    if (own === null || raised === (this.#hands.numberOf(own) !== null)) return;
    if (!this.#own.hand.take(now())) return;
    const number = raised ? this.#hands.next : null;
    if (!this.#hands.hear(own, number, now())) return;
    roster.tellAll(handKind, { type: 'hand', number });
    this.#note(true);
  }

  lowerHand(peer: PeerId): void {
    const { self, host, roster } = this.#options;
    if (self() === host()) roster.get(peer)?.tell(lowerHandKind, { type: 'lowerHand' });
  }

  react(emoji: Reaction): void {
    const { self, roster, now } = this.#options;
    const own = self();
    if (own === null || !this.#own.reaction.take(now())) return;
    if (!this.#reactions.hear(own, emoji, now())) return;
    roster.tellAll(reactionKind, { type: 'reaction', emoji });
    this.#note(true);
  }

  /** Ends what was shown for long enough. */
  poll(nowMs: number): void {
    this.#note(this.#reactions.poll(nowMs));
  }

  /** Somebody is there no more. */
  forget(peer: PeerId): void {
    this.#spotlight.forget(peer);
    this.#hands.forget(peer);
    this.#reactions.forget(peer);
  }

  /** There is no seat any more. */
  clear(): void {
    this.#hands.clear();
    this.#reactions.clear();
  }

  #note(isNews: boolean): void {
    if (isNews) this.#options.changed();
  }

  #greet(peer: Peer): void {
    const { self, host } = this.#options;
    const own = self();
    if (own === null) return;
    peer.tell(handKind, { type: 'hand', number: this.#hands.numberOf(own) });
    if (own !== host()) return;
    peer.tell(spotlightKind, { type: 'spotlight', peer: this.#spotlight.peer });
  }
}
