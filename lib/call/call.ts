import { Door } from '../door/door';
import type { DoorVerbs } from '../door/door';
import { Doorstep } from '../door/doorstep';
import type { KnockPicture } from '../door/knock-picture';
import type { RoomDoor } from '../door/room-door';
import type { RoomKey } from '../sealing/room-key';
import { canSeal } from '../sealing/room-key';
import type { Unopened } from '../sealing/sealed-session';
import type { PhraseState } from '../phrase/phrase-state';
import { RoomPhrase } from '../phrase/room-phrase';
import type { PeerEnvelope, PeerSignalEvent } from '../signaling/client-messages';
import type {
  ClosedDoor,
  Door as DoorFacts,
  IceServer,
  Seat,
  SeatView,
  SignalErrorCode,
} from '../signaling/events';
import type { PeerId, RoomId } from '../signaling/identifiers';
import { NO_SESSION } from '../signaling/identifiers';
import type { PeerFacts, PeerSession } from '../signaling/peer-signal';
import { Attendance } from './attendance';
import { browserEdges } from './browser-edges';
import type { CallSnapshot, CallStatus } from './call-snapshot';
import type { Clock } from './clock';
import { systemClock } from './clock';
import { Friends } from './friends';
import { IceServerList } from './ice-server-list';
import type { LocalTracks } from './local-tracks';
import { noTracks } from './local-tracks';
import { OwnCertificate } from './own-certificate';
import { MuteRequests } from './mute-requests';
import type { NetworkEvent, NetworkWatch } from './network-watch';
import { browserNetwork } from './network-watch';
import type { Peer } from './peer';
import type { LinkEdges } from './peer-link';
import { qualityFor } from './quality-table';
import { randomFraction } from './random-fraction';
import { Roster } from './roster';
import { SealedRoad } from './sealed-road';
import type { SeatTokens } from './seat-tokens';
import { ServerWatch } from './server-watch';
import type { SignalingChannel, SignalingHandlers } from './signaling-channel';

/** How often loudness is read, in milliseconds. */
const POLL_MS = 200;

/** Longer between two looks means that the device slept, or the page was put away. */
const SLEEP_MS = 5_000;

export interface CallOptions {
  room: RoomId;
  channel: SignalingChannel;
  edges?: LinkEdges;
  clock?: Clock;
  network?: NetworkWatch;
  /** From 0 to 1, to spread out what many would do at once. */
  random?: () => number;
  /** Told of what went wrong with one link; the call goes on. */
  onError?: (error: unknown) => void;
}

export interface JoinOptions {
  /** Whether to queue when the room is full. */
  wait?: boolean;
  /** The seat held before the page was loaded again. */
  returning?: SeatTokens | null;
  /** The server's password for opening rooms; '' for none. */
  access?: string | undefined;
  /** The room's: what passes the server is sealed with it. Joining does not wait for it, sealing does. */
  key: Promise<RoomKey>;
}

/** Where a seat that the server gives is wanted. Being `full` counts, since one may wait there. */
const wantsSeat: ReadonlySet<CallStatus['status']> = new Set([
  'joining',
  'inCall',
  'full',
  'atDoor',
]);

/**
 * One room as one participant lives it: takes a seat, holds a link to everybody else, and publishes
 * what the interface shows. Nothing happens before {@link open}.
 */
export class Call {
  readonly #room: RoomId;
  readonly #channel: SignalingChannel;
  readonly #clock: Clock;
  readonly #network: NetworkWatch;
  readonly #roster: Roster;
  readonly #friends: Friends;
  readonly #attendance: Attendance;
  readonly #serverWatch: ServerWatch;
  readonly #iceServers = new IceServerList();
  readonly #door: Door;
  readonly #doorstep: Doorstep;
  readonly #muteRequests = new MuteRequests();
  readonly #listeners = new Set<() => void>();
  readonly #certificate: OwnCertificate;
  readonly #reportError: (error: unknown) => void;
  #phrase: RoomPhrase;
  #status: CallStatus = { status: 'lobby' };
  #tokens: SeatTokens | null = null;
  #key: Promise<RoomKey> | null = null;
  /** As long as a seat is asked for or held. */
  #road: SealedRoad | null = null;
  #relayOnly = false;
  #tracks: LocalTracks = noTracks;
  #facts: PeerFacts = { name: '', microphone: false, camera: false, screen: false };
  #wait = false;
  #access = '';
  #serverConnected = false;
  #occupancy: CallSnapshot['occupancy'] = null;
  #stopPolling: (() => void) | null = null;
  #polledMs = 0;
  #stopWatching: (() => void) | null = null;
  #snapshot: CallSnapshot;

  constructor({ room, channel, edges, clock, network, random, onError }: CallOptions) {
    this.#room = room;
    this.#channel = channel;
    this.#clock = clock ?? systemClock;
    this.#reportError = onError ?? (() => undefined);
    this.#network = network ?? browserNetwork;
    const linkEdges = edges ?? browserEdges;
    this.#certificate = new OwnCertificate({
      create: () => linkEdges.createCertificate(),
      now: () => this.#clock.now(),
      settled: () => this.#askForWantedSeat(),
      onError: this.#reportError,
    });
    this.#phrase = this.#newPhrase();
    this.#roster = new Roster({
      edges: linkEdges,
      self: () => this.#self(),
      now: () => this.#clock.now(),
      random: random ?? randomFraction,
      reaches: (id) => this.#carries(id) || this.#friends.reaches(id),
      iceServers: () => this.#iceServers.current,
      relayOnly: () => this.#relayOnly,
      certificate: () => this.#certificate.current,
      tracks: () => this.#tracks,
      quality: () => qualityFor(this.#roster.count),
      facts: () => this.#facts,
      send: (to, signal) => this.#road?.send(to, signal),
      forget: (id) => this.#road?.forget(id),
      changed: (peer) => this.#onPeerChanged(peer),
      opened: (peer) => this.#phrase.greet(peer.id),
      phraseStep: (peer, message) => this.#phrase.receive(peer.id, message),
      muteRequested: (peer) => this.#onMuteRequest(peer.id),
      lost: () => this.#serverConnected && this.#serverWatch.doubt(),
      reported: (peer, up) => this.#onReport(peer, up),
      forwarded: (peer, message) => this.#friends.onForward(peer, message),
      goodbye: (peer) => this.#attendance.remove(peer.id),
      reportError: this.#reportError,
    });
    const doorway = { send: channel.send, sealer: () => this.#road, onError: this.#reportError };
    this.#door = new Door({ ...doorway, changed: (door) => this.#showDoor(door) });
    this.#doorstep = new Doorstep(doorway);
    this.#friends = new Friends({
      roster: this.#roster,
      self: () => this.#self(),
      now: () => this.#clock.now(),
      deliver: (from, payload) => this.#road?.receive(from, payload, 'friend'),
    });
    this.#attendance = new Attendance({
      roster: this.#roster,
      friends: this.#friends,
      now: () => this.#clock.now(),
      capacity: () => (this.#status.status === 'inCall' ? this.#status.capacity : 0),
      removed: (id) => this.#onPeerRemoved(id),
    });
    this.#serverWatch = new ServerWatch({
      now: () => this.#clock.now(),
      ask: () => channel.send('watch_room', { room }),
      renew: () => channel.renew(),
    });
    this.#snapshot = this.#draw();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): CallSnapshot => this.#snapshot;

  /** Of the seat that is held, for a page that will be loaded again; null without a seat. */
  get seatTokens(): SeatTokens | null {
    return this.#tokens;
  }

  /** What one can do at the door from inside. */
  get door(): DoorVerbs {
    return this.#door;
  }

  /** How often something from the server could not be opened since the seat was asked for, by the reason. */
  get refusedSignals(): Readonly<Record<Unopened, number>> | null {
    return this.#road?.refused ?? null;
  }

  /** Connects to the server and watches the room. */
  open(): void {
    void this.#certificate.renew();
    this.#stopWatching = this.#network.start((event) => this.#onNetwork(event));
    this.#channel.open(this.#handlers());
  }

  /** Leaves, if need be, and disconnects. {@link open} may follow. */
  close(): void {
    this.leave();
    this.#stopWatching?.();
    this.#channel.close();
    this.#serverConnected = false;
    this.#status = { status: 'lobby' };
    this.#publish();
  }

  /** Asks for a seat. Refused where nothing can be sealed. */
  join(options: JoinOptions): void {
    const { wait = false, returning = this.#tokens, access = this.#access, key } = options;
    const { status } = this.#status;
    if (status === 'joining' || status === 'inCall') return;
    if (!canSeal()) return this.#end({ status: 'refused', code: 'cannot_seal' });
    this.#startSession(key);
    this.#wait = wait;
    // No more than these two: what comes from a memory has more to it, and the server is strict.
    this.#tokens = returning && { token: returning.token, door: returning.door };
    this.#access = access;
    if (!wait) this.#status = { status: 'joining' };
    this.#askForSeat();
    this.#publish();
  }

  /** Gives the seat back, or the place in the queue or at the door. */
  leave(): void {
    const { status } = this.#status;
    if (status === 'lobby' || status === 'left') return;
    this.#channel.send('leave_room');
    this.#end({ status: status === 'inCall' ? 'left' : 'lobby' });
  }

  /** Asks the host to be let in, under this participant's name. Counts at the door only. */
  knock(picture: KnockPicture | null): void {
    if (this.#status.status !== 'atDoor') return;
    this.#doorstep.knock({ name: this.#facts.name, picture });
    this.#status = { ...this.#status, knocked: true };
    this.#publish();
  }

  /** Asks a peer to mute. Nobody can be muted but by themselves. */
  askToMute(id: PeerId): void {
    this.#roster.get(id)?.tell({ type: 'muteRequest' });
  }

  /** The request to mute was answered, one way or the other. */
  settleMuteRequest(): void {
    this.#muteRequests.settle();
    this.#publish();
  }

  /** Makes a fresh attempt at the connection to one peer. Both sides may do so at once. */
  retry(id: PeerId): void {
    const peer = this.#roster.get(id);
    if (peer && !peer.connected) peer.lead();
  }

  /**
   * Whether others are kept from learning this participant's address: connections that are made from now
   * on then go over the relay or not at all (W3C webrtc-pc 4.2.6, `relay`).
   */
  setRelayOnly(relayOnly: boolean): void {
    this.#relayOnly = relayOnly;
  }

  /** Asks the server for ICE servers to test with; a seat is not needed. Pends while the server is away. */
  askIceServers(): Promise<readonly IceServer[]> {
    this.#channel.send('request_ice_servers');
    return this.#iceServers.next();
  }

  /** What is sent from now on, and what the others may know of it. */
  setLocal(tracks: LocalTracks, facts: PeerFacts): void {
    this.#tracks = tracks;
    this.#roster.setTracks(tracks);
    if (JSON.stringify(facts) === JSON.stringify(this.#facts)) return;
    this.#facts = facts;
    this.#roster.sendFacts();
    if (!facts.microphone) this.settleMuteRequest();
  }

  /** Tells the others whether this person found that they read the same words. */
  setVerified(verified: boolean): void {
    this.#phrase.setVerified(verified);
  }

  #handlers(): SignalingHandlers {
    return {
      connected: () => this.#onConnected(),
      disconnected: () => {
        this.#serverConnected = false;
        this.#serverWatch.settle();
        this.#publish();
      },
      room_status: ({ present, capacity, locked }) => {
        this.#serverWatch.settle();
        this.#occupancy = { present, capacity, locked };
        this.#publish();
      },
      room_created: (seat) => this.#onSeat(seat, []),
      room_joined: (seat) => this.#onSeat(seat, seat.peers),
      full_room: ({ capacity, position }) => {
        // Who is let in at the door waits for a seat without a word.
        this.#wait ||= position !== null;
        this.#end({ status: 'full', capacity, position });
      },
      door_changed: (door) => this.#onDoorChanged(door),
      door_closed: (closed) => this.#onDoorClosed(closed),
      knock: ({ from, session, payload }) => this.#door.hear({ id: from, session }, payload),
      knock_withdrawn: ({ peer }) => this.#door.withdraw(peer),
      knock_refused: ({ reason }) => this.#onKnockRefused(reason),
      start_call: ({ from, session }) => {
        if (this.#status.status === 'inCall') this.#attendance.meet(from, session).lead();
      },
      webrtc_offer: ({ from, payload }) => this.#onSealed(from, payload),
      webrtc_answer: ({ from, payload }) => this.#onSealed(from, payload),
      webrtc_ice_candidate: ({ from, payload }) => this.#onSealed(from, payload),
      peer_left: ({ peer, removed = false }) => this.#attendance.onLeft(peer, removed),
      peer_away: ({ peer }) => this.#roster.get(peer)?.setPresence('away'),
      peer_back: ({ peer, session }) => {
        if (this.#status.status === 'inCall') this.#attendance.onBack(peer, session);
      },
      ice_servers: ({ iceServers }) => this.#onIceServers(iceServers),
      signal_error: ({ code, event }) => this.#onRefusal(code, event),
    };
  }

  #onConnected(): void {
    this.#serverConnected = true;
    this.#channel.send('watch_room', { room: this.#room });
    if (this.#iceServers.awaited) this.#channel.send('request_ice_servers');
    this.#askForWantedSeat();
    this.#publish();
  }

  #askForWantedSeat(): void {
    const { status } = this.#status;
    const waits = (status === 'full' && this.#wait) || status === 'atDoor';
    if (status === 'joining' || status === 'inCall' || waits) this.#askForSeat();
  }

  #askForSeat(): void {
    // Links may be made as soon as there is a seat. It takes a few milliseconds, and began in the lobby.
    if (this.#certificate.pending) return;
    const inCall = this.#status.status === 'inCall';
    this.#channel.send('join_room', {
      room: this.#room,
      wait: this.#wait,
      session: this.#road?.session ?? NO_SESSION,
      ...(this.#access && { access: this.#access }),
      ...(this.#tokens && { returning: { ...this.#tokens, inCall } }),
    });
    // Not waiting for the answer saves a round trip: the server takes them in order.
    if (!inCall) this.#channel.send('start_call');
  }

  #onSeat(seat: Seat, peers: readonly SeatView[]): void {
    const returned = this.#status.status === 'inCall';
    if (!wantsSeat.has(this.#status.status)) {
      this.#channel.send('leave_room');
      return;
    }
    this.#tokens = { token: seat.token, door: seat.door.token };
    this.#doorstep.leave();
    this.#onIceServers(seat.iceServers);
    this.#status = {
      status: 'inCall',
      self: seat.self,
      capacity: seat.capacity,
      since: this.#status.status === 'inCall' ? this.#status.since : this.#clock.now(),
      door: this.#door.enter(seat.self, seat.door),
    };
    this.#attendance.follow(peers);
    if (returned) this.#roster.resume();
    else this.#polledMs = this.#clock.now();
    this.#stopPolling ??= this.#clock.every(POLL_MS, () => this.#poll());
    this.#publish();
  }

  #onDoorChanged(door: DoorFacts): void {
    if (this.#tokens) this.#tokens = { ...this.#tokens, door: door.token };
    this.#door.change(door);
  }

  #showDoor(door: RoomDoor): void {
    if (this.#status.status !== 'inCall') return;
    this.#status = { ...this.#status, door };
    this.#publish();
  }

  #onDoorClosed(closed: ClosedDoor): void {
    const { status } = this.#status;
    if (!wantsSeat.has(status)) {
      this.#channel.send('leave_room');
      return;
    }
    this.#doorstep.stand(closed);
    this.#end({
      status: 'atDoor',
      reason: closed.reason,
      knocked: this.#doorstep.knocked,
      hostAway: closed.host === null,
    });
  }

  #onKnockRefused(reason: 'host' | 'room_empty'): void {
    if (this.#status.status !== 'atDoor') return;
    if (reason === 'host') return this.#end({ status: 'turnedAway' });
    this.#end({ status: 'joining' });
    this.#askForSeat();
  }

  #onMuteRequest(id: PeerId): void {
    if (!this.#facts.microphone) return;
    if (this.#muteRequests.hear(id, this.#clock.now())) this.#publish();
  }

  #onIceServers(iceServers: readonly IceServer[]): void {
    this.#iceServers.set(iceServers);
    this.#roster.setIceServers(iceServers);
  }

  /** What is sealed from now on, and opened, is of a session of its own. */
  #startSession(key: Promise<RoomKey>): void {
    this.#road?.close();
    this.#key = key;
    const road = new SealedRoad({
      room: this.#room,
      key,
      self: () => this.#self(),
      roster: this.#roster,
      carry: (event, message) => this.#carry(event, message),
      onError: this.#reportError,
    });
    this.#road = road;
    key.catch(() => this.#road === road && this.#giveUpSealing());
  }

  #giveUpSealing(): void {
    this.#channel.send('leave_room');
    this.#end({ status: 'refused', code: 'cannot_seal' });
  }

  #onSealed(from: PeerId, payload: string): void {
    if (this.#status.status === 'inCall') this.#road?.receive(from, payload, 'server');
  }

  #onRefusal(code: SignalErrorCode, event: string | null): void {
    // Who has shown none is refused as for any other reason.
    if (code === 'bad_token' && this.#tokens) return this.#joinAnew();
    if (code === 'removed') return this.#onRemoved();
    const { status } = this.#status;
    const asked = event === 'join_room' && (status === 'joining' || status === 'atDoor');
    // There may be no place at the door for who is shown to it, either.
    if (code !== 'replaced' && code !== 'door_busy' && !asked) return;
    this.#tokens = null;
    if (code === 'access_required' || code === 'access_denied') {
      return this.#end({ status: 'accessNeeded', denied: code === 'access_denied' });
    }
    this.#end({ status: 'refused', code });
  }

  #onRemoved(): void {
    if (this.#tokens) this.#end({ status: 'removed', returning: this.#tokens });
  }

  /** The seat of the token can't be had again, as when the server has a new key: take another. */
  #joinAnew(): void {
    this.#tokens = null;
    if (this.#status.status === 'inCall') this.#end({ status: 'joining' });
    if (this.#key) this.#startSession(this.#key);
    this.#askForSeat();
  }

  #onPeerChanged(peer: Peer): void {
    if (!this.#attendance.removeIfGone(peer)) this.#publish();
  }

  #onReport(peer: Peer, up: readonly PeerSession[]): void {
    this.#friends.onReport(peer, up);
    // Messages come in time where timers do not: in a tab in the background.
    if (this.#clock.now() - this.#polledMs > POLL_MS) this.#poll();
  }

  #onNetwork(event: NetworkEvent): void {
    if (event === 'changed' || !this.#serverConnected) this.#channel.renew();
    else this.#serverWatch.doubt();
    this.#roster.renew();
  }

  #poll(): void {
    const nowMs = this.#clock.now();
    const slept = nowMs - this.#polledMs > SLEEP_MS;
    this.#polledMs = nowMs;
    if (slept) this.#onNetwork('woke');
    this.#serverWatch.poll();
    this.#roster.poll(nowMs);
    this.#phrase.poll();
    const { apart } = this.#friends;
    this.#friends.poll();
    this.#attendance.poll();
    if (apart !== this.#friends.apart) this.#publish();
  }

  #onPeerRemoved(id: PeerId): void {
    this.#muteRequests.settle(id);
    this.#publish();
  }

  #end(status: CallStatus): void {
    this.#stopPolling?.();
    this.#stopPolling = null;
    this.#roster.clear();
    this.#friends.clear();
    this.#door.leave();
    this.#muteRequests.settle();
    if (status.status !== 'atDoor') this.#doorstep.leave();
    // Who waits for a seat has told its session already.
    if (!wantsSeat.has(status.status)) this.#dropRoad();
    if (this.#status.status === 'inCall') {
      void this.#certificate.renew();
      this.#phrase = this.#newPhrase();
    }
    this.#status = status;
    this.#publish();
  }

  #dropRoad(): void {
    this.#road?.close();
    this.#road = null;
  }

  #carry(event: PeerSignalEvent, message: PeerEnvelope): void {
    if (this.#carries(message.to)) this.#channel.send(event, message);
    else this.#friends.send(message.to, message.payload);
  }

  /** Whether the server has a road to a peer. */
  #carries(to: PeerId): boolean {
    return this.#serverConnected && this.#roster.get(to)?.presence === 'here';
  }

  #self(): PeerId {
    if (this.#status.status !== 'inCall') throw new Error('There are no peers without a seat.');
    return this.#status.self;
  }

  #newPhrase(): RoomPhrase {
    return new RoomPhrase({
      now: () => this.#clock.now(),
      send: (to, message) => this.#roster.get(to)?.tell(message),
      changed: () => this.#publish(),
      onError: this.#reportError,
    });
  }

  #phraseState(): PhraseState {
    const { state } = this.#phrase;
    return state.status === 'none' || this.#certificate.current ? state : { status: 'unavailable' };
  }

  #publish(): void {
    this.#phrase.follow(this.#roster.participants);
    this.#snapshot = this.#draw();
    for (const listener of this.#listeners) listener();
  }

  #draw(): CallSnapshot {
    return {
      call: this.#status,
      peers: this.#roster.views,
      unreached: this.#friends.apart,
      serverConnected: this.#serverConnected,
      occupancy: this.#occupancy,
      phrase: this.#phraseState(),
      muteRequest: this.#muteRequests.current,
    };
  }
}
