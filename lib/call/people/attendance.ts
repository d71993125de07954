import type { PeerEnvelope, PeerSignalEvent } from '../../signaling/client-messages';
import type { SeatView } from '../../signaling/events';
import type { PeerId, SessionId } from '../../signaling/identifiers';
import { NO_SESSION } from '../../signaling/identifiers';
import type { PeerSignal } from '../../signaling/peer-signal';
import { signalKind } from '../../signaling/peer-signal';
import { factsKind } from '../messages/facts';
import { forwardKind } from '../messages/forward';
import { goodbyeKind } from '../messages/goodbye';
import type { PeerSession } from '../messages/links';
import { linksKind } from '../messages/links';
import { restingKind } from '../messages/resting';
import { showingKind } from '../messages/showing';
import type { Admission } from '../seat/admission';
import { Anteroom } from './anteroom';
import { Friends } from './friends';
import type { Pair } from './link-reports';
import type { Peer } from './peer';
import type { PeerContext } from './peer-context';
import { PeerTalk } from './peer-talk';
import { Roster } from './roster';
import type { OwnCertificate } from '../seat/own-certificate';
import type { RoadEnds } from '../seat/sealed-road';
import type { ServerLine } from '../../line/server-line';
import type { SignalingChannel } from '../../line/signaling-channel';

/** Somebody whom the server knows nothing of, and whose media have stopped. */
const UNKNOWN_MS = 10_000;

/** Somebody whose seat is held, and whom nobody hears: the tile goes before the seat does. */
const AWAY_MS = 15_000;

/** What a peer asks about this participant rather than about the others. */
type OwnContext = Pick<
  PeerContext,
  | 'edges'
  | 'now'
  | 'random'
  | 'relayOnly'
  | 'tracks'
  | 'openChannels'
  | 'budget'
  | 'share'
  | 'showing'
  | 'facts'
  | 'reportError'
>;

export interface AttendanceOptions {
  own: OwnContext;
  line: ServerLine;
  admission: Admission;
  certificate: OwnCertificate;
  send: SignalingChannel['send'];
  /** Somebody reported, which happens all the time. */
  reported: () => void;
  /** Somebody is there no more. */
  gone: (id: PeerId) => void;
  changed: () => void;
}

/** Who counts as present: what the server says of seats, what media say, and what the others report, together. */
export class Attendance implements RoadEnds {
  /** What those who are there tell. */
  readonly talk = new PeerTalk();
  /** Those who are there. */
  readonly roster: Roster;
  /** Those to whom links are made, though one of the two has no seat. */
  readonly anteroom: Anteroom;
  readonly #friends: Friends;
  /** Those whom the server told of in this visit. */
  readonly #named = new Set<PeerId>();
  readonly #options: AttendanceOptions;

  constructor(options: AttendanceOptions) {
    const { own, admission } = options;
    this.#options = options;
    const context = this.#peerContext();
    this.roster = new Roster(context);
    this.anteroom = new Anteroom(context);
    this.#friends = new Friends({
      roster: this.roster,
      self: () => admission.self,
      now: () => own.now(),
      deliver: (from, payload) => admission.road?.receive(from, payload, 'friend'),
    });
    this.#listen();
  }

  /** Who among the others can't reach each other. The same array until that changes. */
  get apart(): readonly Pair[] {
    return this.#friends.apart;
  }

  /** Those who are there by the others' word alone: the server has not told of them. */
  get unnamed(): PeerId[] {
    return this.roster.ids.filter((id) => !this.#named.has(id));
  }

  /** Takes over who is there as the server says it with a seat. @param returned whether links go on. */
  follow(peers: readonly SeatView[], returned: boolean): void {
    // In the server's order: those who are linked already as well as the others.
    for (const { id, session } of peers) {
      if (!this.#admit(id, session, false)) this.#meet(id, session);
    }
    this.roster.follow(peers);
    this.anteroom.clear();
    if (returned) this.roster.resume();
  }

  clear(): void {
    this.roster.clear();
    this.anteroom.clear();
    this.#friends.clear();
    this.#named.clear();
  }

  /** The server named somebody who waits to be called. */
  onCalled(id: PeerId, session: SessionId): void {
    if (!this.#admit(id, session, true)) this.#meet(id, session).onCalled();
  }

  /** The server named somebody in the lobby, who may be linked to and no more. */
  onPreparing(id: PeerId, session: SessionId): void {
    const { roster, anteroom } = this;
    const hasSpace = roster.count + anteroom.size < this.#options.admission.capacity;
    if (roster.get(id) || (!anteroom.get(id) && !hasSpace)) return;
    anteroom.meet(id, session).connect();
    this.#options.changed();
  }

  /** The server lost somebody, whose seat it holds. */
  onAway(id: PeerId): void {
    this.roster.get(id)?.setPresence('away');
  }

  onBack(id: PeerId, session: SessionId): void {
    if (this.#admit(id, session, true)) return;
    const peer = this.#meet(id, session);
    if (peer.presence === 'here') peer.resume();
    else peer.setPresence('here');
  }

  /** @param removed whether the host did that */
  onLeft(id: PeerId, removed: boolean): void {
    if (this.anteroom.get(id)) {
      this.anteroom.remove(id);
      return this.#options.changed();
    }
    const peer = this.roster.get(id);
    // The seat may have run out while its owner can't reach the server, and is well otherwise.
    if (peer?.connected && !removed) peer.setPresence('unknown');
    else this.#remove(id, removed);
  }

  sessionOf(id: PeerId): SessionId {
    return this.#find(id)?.session ?? NO_SESSION;
  }

  onAltered(from: PeerId): void {
    this.#find(from)?.doubt();
  }

  onOpened(from: PeerId, session: SessionId, signal: PeerSignal | null): void {
    // Without a seat nobody else is known.
    const peer = this.#find(from) ?? (this.#options.admission.inCall && this.roster.ensure(from));
    if (!peer) return;
    peer.prove(session);
    if (signal) peer.receiveAround(signal);
  }

  /** Takes what is sealed to a peer, over the server or else a friend. */
  carry(event: PeerSignalEvent, message: PeerEnvelope): void {
    if (this.#serverCarries(message.to)) this.#options.send(event, message);
    else this.#friends.send(message.to, message.payload);
  }

  poll(): void {
    const { apart } = this;
    this.#friends.poll();
    for (const one of this.#friends.missing()) this.#join(one);
    for (const id of this.roster.ids) {
      const peer = this.roster.get(id);
      if (peer && this.#isGone(peer)) this.#remove(id, false);
    }
    if (apart !== this.apart) this.#options.changed();
  }

  #peerContext(): PeerContext {
    const { own, line, admission, certificate, changed } = this.#options;
    return {
      ...own,
      self: () => admission.self,
      reaches: (id) => this.#serverCarries(id) || this.#friends.reaches(id),
      iceServers: () => line.iceServers,
      certificate: () => certificate.current,
      talk: this.talk,
      send: (to, signal) => admission.road?.send(to, signal),
      forget: (id) => admission.road?.forget(id),
      changed: (peer) => {
        if (this.#isGone(peer)) this.#remove(peer.id, false);
        else changed();
      },
      quiet: () => line.suspect(),
      lost: () => line.doubt(),
    };
  }

  #listen(): void {
    const { talk } = this;
    talk.on(signalKind, (peer, signal) => peer.receive(signal));
    talk.on(factsKind, (peer, { facts }) => peer.learn(facts));
    talk.on(linksKind, (peer, { up }) => {
      this.#friends.onReport(peer, up);
      this.#options.reported();
    });
    talk.on(forwardKind, (peer, message) => this.#friends.onForward(peer, message));
    talk.on(showingKind, (peer, showing) => peer.setShows(showing));
    talk.on(restingKind, (peer, { cause, screenSound }) => peer.setRests({ cause, screenSound }));
    talk.on(goodbyeKind, (peer) => this.#remove(peer.id, false));
  }

  #serverCarries(to: PeerId): boolean {
    return this.#options.line.connected && this.#find(to)?.presence === 'here';
  }

  /** Others are in a call with somebody whom the server has not told of. */
  #join({ id, session }: PeerSession): void {
    if (this.roster.count >= this.#options.admission.capacity || this.anteroom.get(id)) return;
    const peer = this.roster.meet(id, session);
    peer.setPresence('unknown');
    peer.resume();
  }

  #find(id: PeerId): Peer | undefined {
    return this.roster.get(id) ?? this.anteroom.get(id);
  }

  /** Takes in somebody who was linked to before both had a seat. @returns whether there was such a one */
  #admit(id: PeerId, session: SessionId, leads: boolean): boolean {
    const peer = this.anteroom.take(id, session);
    if (!peer) return false;
    this.#note(id);
    this.roster.add(peer);
    peer.admit({ leads });
    return true;
  }

  /** @returns the peer, whom the server named. */
  #meet(id: PeerId, session: SessionId): Peer {
    this.#note(id);
    return this.roster.meet(id, session);
  }

  #note(id: PeerId): void {
    this.#named.add(id);
    this.#friends.met(id);
  }

  /** The seat is away or unknown, media have stopped, and nobody else hears of that one either. */
  #isGone(peer: Peer): boolean {
    if (peer.presence === 'here' || peer.connected || this.#friends.hearOf(peer.id)) return false;
    const downMs = peer.downMs(this.#options.own.now());
    if (peer.presence === 'away') return downMs >= AWAY_MS;
    return peer.ended || downMs >= UNKNOWN_MS;
  }

  /** @param forGood whether only the server can bring that one back. */
  #remove(id: PeerId, forGood: boolean): void {
    const { gone, changed } = this.#options;
    this.roster.remove(id);
    gone(id);
    this.#friends.parted(id, forGood);
    changed();
  }
}
