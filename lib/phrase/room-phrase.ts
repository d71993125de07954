import type { PeerId } from '../signaling/identifiers';
import type { PhraseMessage } from './phrase-message';
import { HeldMessages } from './held-messages';
import type { Membership, Participant } from './membership';
import { membershipKey, membershipOf } from './membership';
import type { Company } from './phrase-change';
import { phraseChange } from './phrase-change';
import { PhraseRound } from './phrase-round';
import type { PhraseChange, PhraseState } from './phrase-state';

/** For so long without a phrase, somebody is told. Links may take their time over a relay. */
const DISAGREE_MS = 20_000;

/** Of sets that were: who comes back to one finds the same phrase. The oldest goes. */
const MAX_ROUNDS = 64;

export interface RoomPhraseOptions {
  /** Milliseconds, on a clock that goes on. */
  now: () => number;
  /** Over the control channel, or not at all: what is lost is told when the channel opens again. */
  send: (to: PeerId, message: PhraseMessage) => void;
  /** The state is another one, and nobody was just asking. */
  changed: () => void;
  onError: (error: unknown) => void;
}

/** The phrase of one visit: a round for each set of people there is, and what this side shows of it. */
export class RoomPhrase {
  readonly #options: RoomPhraseOptions;
  readonly #rounds = new Map<string, PhraseRound>();
  readonly #held = new HeldMessages();
  /** Which set each of the others spoke of last. */
  readonly #announced = new Map<PeerId, string>();
  #participants: readonly Participant[] = [];
  #membership: Membership = { status: 'alone' };
  #key = membershipKey(this.#membership);
  #round: PhraseRound | null = null;
  #waitingSinceMs: number | null = null;
  /** The last phrase that was ready. */
  #last: { readonly round: PhraseRound; company: Company } | null = null;
  #changedBy: PhraseChange | null = null;
  /** The round of the phrase that this person verified last. */
  #ticked: PhraseRound | null = null;
  #state: PhraseState = { status: 'none' };

  constructor(options: RoomPhraseOptions) {
    this.#options = options;
  }

  /** The same object until something in it changes. */
  get state(): PhraseState {
    return this.#state;
  }

  /** Takes over who is in the room, and starts a round when that is another set. Tells nobody of a change. */
  follow(participants: readonly Participant[]): void {
    this.#participants = participants;
    this.#forgetAllBut(new Set(participants.map(({ id }) => id)));
    this.#membership = membershipOf(participants);
    const key = membershipKey(this.#membership);
    if (key !== this.#key) {
      this.#key = key;
      this.#round = null;
      if (this.#membership.status === 'clear') this.#begin(key, this.#membership);
    }
    this.#redraw();
  }

  /** Takes what came over that peer's control channel. */
  receive(from: PeerId, message: PhraseMessage): void {
    if (message.type === 'phraseCommit') this.#announced.set(from, message.set);
    this.#held.hold(from, message);
    this.#hear(from);
    this.#update();
  }

  /** Tells one of the others where this side is: its control channel has just opened. */
  greet(to: PeerId): void {
    for (const message of this.#round?.messages ?? []) this.#options.send(to, message);
  }

  /** Whether this person found that the others read the same words. */
  setVerified(verified: boolean): void {
    const round = this.#round;
    if (!round || this.#state.status !== 'ready') return;
    round.tick(verified);
    this.#ticked = verified ? round : null;
    this.#tell({ type: 'verified', set: round.set, verified });
    this.#update();
  }

  /** Time passes: at some point not having a phrase is worth telling. */
  poll(): void {
    this.#update();
  }

  #begin(key: string, { own, others }: Extract<Membership, { status: 'clear' }>): void {
    const known = this.#rounds.get(key);
    if (known) return this.#enter(key, known);
    PhraseRound.open(own, [...others.values()]).then((round) => {
      // Somebody came or went meanwhile.
      if (key !== this.#key || this.#round) return;
      this.#enter(key, round);
      this.#update();
    }, this.#options.onError);
  }

  #enter(key: string, round: PhraseRound): void {
    this.#round = round;
    this.#rounds.delete(key);
    this.#rounds.set(key, round);
    for (const oldest of [...this.#rounds.keys()].slice(0, -MAX_ROUNDS)) {
      this.#rounds.delete(oldest);
    }
    for (const { id } of this.#participants) this.greet(id);
    for (const { id } of this.#participants) this.#hear(id);
  }

  /** Brings what was held of that peer to the round it belongs to. */
  #hear(from: PeerId): void {
    const round = this.#round;
    const fingerprint =
      this.#membership.status === 'clear' ? this.#membership.others.get(from) : undefined;
    if (!round || fingerprint === undefined) return;
    for (const message of this.#held.release(from, round.set)) {
      const before = round.messages.length;
      round.receive(fingerprint, message).then(() => this.#update(), this.#options.onError);
      if (round.messages.length > before)
        round.messages.slice(before).forEach((one) => this.#tell(one));
    }
  }

  #tell(message: PhraseMessage): void {
    for (const { id } of this.#participants) this.#options.send(id, message);
  }

  #forgetAllBut(present: ReadonlySet<PeerId>): void {
    this.#held.keepOnly(present);
    for (const id of this.#announced.keys()) if (!present.has(id)) this.#announced.delete(id);
  }

  #update(): void {
    if (this.#redraw()) this.#options.changed();
  }

  /** @returns whether the state is another one now. */
  #redraw(): boolean {
    const state = this.#draw();
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return false;
    this.#state = state;
    return true;
  }

  #draw(): PhraseState {
    if (this.#membership.status === 'alone') {
      this.#waitingSinceMs = null;
      return { status: 'none' };
    }
    const round = this.#round;
    const strangers = this.#strangers();
    if (!round || round.bits === null || strangers.length > 0) return this.#wait(strangers);
    this.#waitingSinceMs = null;
    this.#noteReady(round);
    const { me, others } = this.#ticks(round);
    return {
      status: 'ready',
      bits: round.bits,
      verifiedBy: { me, others },
      changedBy: this.#changedBy,
      lapsed: !me && this.#ticked !== null && this.#ticked !== round,
    };
  }

  #wait(strangers: readonly PeerId[]): PhraseState {
    const now = this.#options.now();
    this.#waitingSinceMs ??= now;
    if (now - this.#waitingSinceMs < DISAGREE_MS) return { status: 'pending' };
    return { status: 'disagree', with: strangers };
  }

  /** Those with whom the steps are not at their end: they speak of another set, or not as they should. */
  #strangers(): PeerId[] {
    const { status } = this.#membership;
    const linked = this.#participants.filter(({ fingerprints }) => fingerprints !== null);
    return linked
      .filter(({ id, fingerprints }) => {
        const remote = fingerprints?.remote;
        if (status !== 'clear' || !this.#round || !remote) return true;
        return this.#announced.get(id) !== this.#round.set || !this.#round.hasHeard(remote);
      })
      .map(({ id }) => id);
  }

  #ticks(round: PhraseRound): { me: boolean; others: PeerId[] } {
    const others = [...this.#company()]
      .filter(([fingerprint]) => round.hasTicked(fingerprint))
      .map(([, { id }]) => id);
    return { me: round.ownTick, others };
  }

  #noteReady(round: PhraseRound): void {
    const company = this.#company();
    if (this.#last && this.#last.round !== round) {
      this.#changedBy = phraseChange(this.#last.company, company);
    }
    this.#last = { round, company };
  }

  #company(): Company {
    return new Map(
      this.#participants.flatMap(({ id, name, fingerprints }) =>
        fingerprints?.remote ? [[fingerprints.remote, { id, name }] as const] : [],
      ),
    );
  }
}
