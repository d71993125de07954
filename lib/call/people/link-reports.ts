import type { PeerId } from '../../signaling/identifiers';
import type { PeerSession } from '../messages/links';

/** Reports come every second. What is older than this tells nothing. */
const FRESH_MS = 3_500;

/** Before two people are said not to reach each other: links need time to come up, and reports to arrive. */
const APART_MS = 5_000;

/** One alone could make somebody up. */
const WITNESSES = 2;

export type Pair = readonly [PeerId, PeerId];

interface Report {
  readonly up: readonly PeerSession[];
  readonly atMs: number;
}

/** What the others said about their links, and what follows from it. Holds no links itself. */
export class LinkReports {
  readonly #reports = new Map<PeerId, Report>();
  readonly #apartSinceMs = new Map<string, number>();

  note(peer: PeerId, up: readonly PeerSession[], nowMs: number): void {
    this.#reports.set(peer, { up, atMs: nowMs });
  }

  forget(peer: PeerId): void {
    this.#reports.delete(peer);
  }

  clear(): void {
    this.#reports.clear();
    this.#apartSinceMs.clear();
  }

  /** @returns those who said lately that their link to somebody is up. */
  witnesses(peer: PeerId, nowMs: number): PeerId[] {
    return this.#fresh(nowMs)
      .filter(([, { up }]) => names(up, peer))
      .map(([witness]) => witness);
  }

  /** @returns those whom enough others have a link to in the same session, and who are not among the known. */
  missing(known: ReadonlySet<PeerId>, nowMs: number): PeerSession[] {
    const named = this.#fresh(nowMs).flatMap(([, { up }]) => up.filter(({ id }) => !known.has(id)));
    return named.filter((one, index) => {
      const before = named.slice(0, index).filter((other) => isSame(one, other));
      return before.length === WITNESSES - 1;
    });
  }

  /** @returns those among the given who, by what both of them say, have had no link for some time. */
  apart(peers: readonly PeerId[], nowMs: number): Pair[] {
    const found = pairsOf(peers).filter(([one, other]) => this.#areApart(one, other, nowMs));
    const since = new Map(
      found.map(keyOf).map((key) => [key, this.#apartSinceMs.get(key) ?? nowMs]),
    );
    this.#apartSinceMs.clear();
    for (const [key, sinceMs] of since) this.#apartSinceMs.set(key, sinceMs);
    return found.filter((pair) => nowMs - (since.get(keyOf(pair)) ?? nowMs) >= APART_MS);
  }

  #areApart(one: PeerId, other: PeerId, nowMs: number): boolean {
    const fresh = new Map(this.#fresh(nowMs));
    const [ofOne, ofOther] = [fresh.get(one), fresh.get(other)];
    if (!ofOne || !ofOther) return false;
    return !names(ofOne.up, other) && !names(ofOther.up, one);
  }

  #fresh(nowMs: number): [PeerId, Report][] {
    return [...this.#reports].filter(([, { atMs }]) => nowMs - atMs < FRESH_MS);
  }
}

function names(up: readonly PeerSession[], peer: PeerId): boolean {
  return up.some(({ id }) => id === peer);
}

function isSame(one: PeerSession, other: PeerSession): boolean {
  return one.id === other.id && one.session === other.session;
}

function pairsOf(peers: readonly PeerId[]): Pair[] {
  return peers.flatMap((one, index) => peers.slice(index + 1).map((other): Pair => [one, other]));
}

function keyOf(pair: Pair): string {
  return pair.join(' ');
}
