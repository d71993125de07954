import type { PeerId } from '../../signaling/identifiers';
import type { ForwardedSignal } from '../messages/forward';
import { forwardKind } from '../messages/forward';
import type { PeerSession } from '../messages/links';
import { linksKind } from '../messages/links';
import { Allowances } from '../../base/allowances';
import type { Pair } from './link-reports';
import { LinkReports } from './link-reports';
import type { Peer } from './peer';
import type { Roster } from './roster';

/** Others count as silent after two missed reports. */
const REPORT_MS = 1_000;

/** An offer, an answer and their candidates, for a few tries in a row. */
const FORWARD_RATE = { burst: 60, perSecond: 10 };

/** Reports are a little behind: who has just left is still in some of them. */
const PARTED_MS = 10_000;

export interface FriendsOptions {
  roster: Roster;
  self: () => PeerId;
  now: () => number;
  /** A signal for this side, that came over a friend. */
  deliver: (from: PeerId, payload: string) => void;
}

/**
 * What participants do for each other without the server: they tell which of their links are up, and pass on
 * signals between two who have lost each other.
 */
export class Friends {
  readonly #options: FriendsOptions;
  readonly #reports = new LinkReports();
  readonly #forwards = new Allowances<PeerId>(FORWARD_RATE);
  readonly #partedMs = new Map<PeerId, number>();
  #reportedMs = -Infinity;
  #apart: readonly Pair[] = [];

  constructor(options: FriendsOptions) {
    this.#options = options;
  }

  /** Who among the others can't reach each other. The same array until that changes. */
  get apart(): readonly Pair[] {
    return this.#apart;
  }

  clear(): void {
    this.#reports.clear();
    this.#forwards.clear();
    this.#partedMs.clear();
    this.#apart = [];
  }

  /** Somebody left or was removed. @param forGood whether only the server can bring that one back. */
  parted(peer: PeerId, forGood: boolean): void {
    this.#reports.forget(peer);
    this.#forwards.forget(peer);
    this.#partedMs.set(peer, forGood ? Infinity : this.#options.now());
  }

  /** The server says that somebody is there. */
  met(peer: PeerId): void {
    this.#partedMs.delete(peer);
  }

  onReport(peer: Peer, up: readonly PeerSession[]): void {
    this.#reports.note(peer.id, up, this.#options.now());
  }

  reaches(to: PeerId): boolean {
    return this.#friendOf(to) !== undefined;
  }

  /** Sends a signal over somebody who has a link to the one it is for. */
  send(to: PeerId, payload: string): void {
    const from = this.#options.self();
    this.#friendOf(to)?.tell(forwardKind, { type: 'forward', from, to, payload });
  }

  /** One hop and no more: what a neighbour says itself goes on to a neighbour, or has arrived. */
  onForward(neighbour: Peer, message: ForwardedSignal): void {
    const { roster, self, now, deliver } = this.#options;
    const { from, to, payload } = message;
    if (to === self()) {
      if (roster.get(from)) deliver(from, payload);
      return;
    }
    const target = roster.get(to);
    if (from !== neighbour.id || !target?.canTell) return;
    if (this.#forwards.take(from, now())) target.tell(forwardKind, message);
  }

  /** Whether somebody else reports a link to that one. */
  hearOf(peer: PeerId): boolean {
    return this.#reports.witnesses(peer, this.#options.now()).length > 0;
  }

  /** @returns those whom others have a link to, and this side knows nothing of. */
  missing(): PeerSession[] {
    const { roster, now, self } = this.#options;
    const nowMs = now();
    const known = new Set([self(), ...roster.ids]);
    return this.#reports.missing(known, nowMs).filter(({ id }) => this.#isWelcome(id, nowMs));
  }

  /** Tells the others, and compares what they told. */
  poll(): void {
    const { roster, now } = this.#options;
    const nowMs = now();
    if (nowMs - this.#reportedMs >= REPORT_MS) {
      this.#reportedMs = nowMs;
      roster.tellAll(linksKind, { type: 'links', up: roster.connected });
    }
    const apart = this.#reports.apart(roster.ids, nowMs);
    if (JSON.stringify(apart) !== JSON.stringify(this.#apart)) this.#apart = apart;
  }

  #isWelcome(peer: PeerId, nowMs: number): boolean {
    return nowMs - (this.#partedMs.get(peer) ?? -Infinity) >= PARTED_MS;
  }

  #friendOf(to: PeerId): Peer | undefined {
    const { roster, now } = this.#options;
    return this.#reports
      .witnesses(to, now())
      .map((id) => roster.get(id))
      .find((peer) => peer?.canTell);
  }
}
