import type { DoorVerbs } from '../door/door';
import type { KnockPicture } from '../door/knock-picture';
import type { RoomKey } from '../sealing/room-key';
import type { Unopened } from '../sealing/sealed-session';
import type { IceOffer, PreparedCall, Seat, SeatView } from '../signaling/events';
import type { PeerId, RoomId } from '../signaling/identifiers';
import type { PeerChannels } from '../base/peer-channels';
import type { Admission } from './seat/admission';
import type { Attendance } from './people/attendance';
import type { ChannelHub } from './people/channel-hub';
import { callParts } from './call-parts';
import type { CallOptions } from './call-parts';
import type { CallSnapshot } from './call-snapshot';
import { emptyCall } from './call-snapshot';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { LocalFacts } from './local-side';
import type { LocalTracks } from './media/local-tracks';
import { muteRequestKind } from './messages/mute-request';
import type { Showing } from './messages/showing';
import type { Gestures, GestureVerbs } from './people/gestures';
import { MuteRequests } from './people/mute-requests';
import type { NetworkEvent, NetworkWatch } from '../line/network-watch';
import { browserNetwork } from '../line/network-watch';
import { canReconfigure } from './link/gathering';
import type { LinkFigures } from './stats/link-figures';
import type { Pulse } from './pulse';
import type { LinkStanding } from './media/budget';
import type { Pressure } from './media/pressure-watch';
import { OwnSide } from './own-side';
import type { Roster } from './people/roster';
import type { OwnCertificate } from './seat/own-certificate';
import { SealedRoad } from './seat/sealed-road';
import type { JoinOptions } from './seat/join-request';
import type { SeatTokens } from './seat/seat-tokens';
import type { ServerLine } from '../line/server-line';
import { serverWords } from './server-words';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { VisitPhrase } from './seat/visit-phrase';

export type { JoinOptions } from './seat/join-request';

const noLooks: readonly LinkFigures[] = [];

/**
 * One room as one participant lives it: takes a seat, holds a link to everybody else, and publishes
 * what the interface shows. Nothing happens before {@link open}.
 */
export class Call {
  readonly #room: RoomId;
  readonly #clock: Clock;
  readonly #network: NetworkWatch;
  readonly #reportError: (error: unknown) => void;
  readonly #pulse: Pulse;
  readonly #line: ServerLine;
  readonly #certificate: OwnCertificate;
  readonly #admission: Admission;
  readonly #attendance: Attendance;
  readonly #phrase: VisitPhrase;
  readonly #chat: ChannelHub;
  readonly #files: ChannelHub;
  readonly #own = new OwnSide();
  readonly #muteRequests = new MuteRequests();
  readonly #gestures: Gestures;
  readonly #feed = new SnapshotFeed<CallSnapshot>(emptyCall);
  #stopWatching: (() => void) | null = null;

  /** What a part tells comes to a method of this class, from `open` on. */
  constructor(options: CallOptions) {
    const { room, clock = systemClock, network = browserNetwork } = options;
    this.#room = room;
    this.#clock = clock;
    this.#network = network;
    this.#reportError = options.onError ?? (() => undefined);
    const parts = callParts({ ...options, clock, onError: this.#reportError }, this.#own, {
      changed: () => this.#publish(),
      seated: (seat, peers, returned) => this.#onSeated(seat, peers, returned),
      prepared: (prepared) => this.#onPrepared(prepared),
      unprepared: () => this.#onUnprepared(),
      unseated: () => this.#onUnseated(),
      gone: (id) => this.#onGone(id),
      measured: (links) => this.#share(links),
      askedToMute: (id) => this.#onMuteRequest(id),
    });
    this.#pulse = parts.pulse;
    this.#line = parts.line;
    this.#certificate = parts.certificate;
    this.#admission = parts.admission;
    this.#attendance = parts.attendance;
    this.#phrase = parts.phrase;
    this.#gestures = parts.gestures;
    this.#chat = parts.chat;
    this.#files = parts.files;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): CallSnapshot => this.#feed.current;

  /** Of the seat or place that there is, for a page that will be loaded again; null without any. */
  get seatTokens(): SeatTokens | null {
    return this.#admission.tokens;
  }

  /** What one can do at the door from inside. */
  get door(): DoorVerbs {
    return this.#admission.door;
  }

  /** What one can show the others without a word. */
  get gestures(): GestureVerbs {
    return this.#gestures;
  }

  /** A channel to each of the others for what people write to each other. */
  get chat(): PeerChannels<PeerId> {
    return this.#chat;
  }

  /**
   * Those who are to read what was written since they came, and not what was before: by the server's word. Whom it has
   * not told of came while this side could not hear it, and is taken for one when newcomers are not to read.
   */
  readonly latecomers = (): ReadonlySet<PeerId> => {
    const { status } = this.#admission;
    if (status.status !== 'inCall') return new Set();
    const { newcomersRead, latecomers } = status.door;
    return new Set([...latecomers, ...(newcomersRead ? [] : this.#attendance.unnamed)]);
  };

  /** A channel to each of the others for files. */
  get files(): PeerChannels<PeerId> {
    return this.#files;
  }

  /** How often something from the server could not be opened since the seat was asked for, by the reason. */
  get refusedSignals(): Readonly<Record<Unopened, number>> | null {
    return this.#admission.road?.refused ?? null;
  }

  /** What the link to a peer did in the last two minutes, a look a second, from old to new. Kept in this page alone. */
  figures(id: PeerId): readonly LinkFigures[] {
    return this.#roster.get(id)?.reception.looks ?? noLooks;
  }

  /** Connects to the server and watches the room. */
  open(): void {
    this.#makeCertificate();
    this.#stopWatching = this.#network.start((event) => this.#onNetwork(event));
    this.#line.open(
      serverWords({
        line: this.#line,
        admission: this.#admission,
        attendance: this.#attendance,
        door: this.#admission.door,
        iceServers: (offer) => this.#setIceServers(offer),
        changed: () => this.#publish(),
      }),
    );
  }

  /** Leaves, if need be, and disconnects. {@link open} may follow. */
  close(): void {
    this.leave();
    this.#stopWatching?.();
    this.#line.close(this.#admission.givenUp);
    this.#admission.reset();
  }

  /** Asks for a seat. Refused where nothing can be sealed. */
  join(options: JoinOptions): void {
    this.#admission.join(options, (key) => this.#newRoad(key));
  }

  /**
   * Wants links to those inside while this participant is in the lobby: without media, and with nothing told. Nobody
   * is linked to who is not inside, nor where a seat is not to be had, nor by a browser that would have to go on over
   * the relay for good.
   *
   * @param makeKey makes the room's, when it is needed
   */
  prepare(makeKey: () => Promise<RoomKey>): void {
    if (!canReconfigure()) return;
    this.#admission.preparation.want({ makeKey, newRoad: (key) => this.#newRoad(key) });
  }

  /** Wants no such links any more. Those that a seat is asked for with, or had, stay. */
  stopPreparing(): void {
    this.#admission.preparation.unwant();
  }

  /** Gives the seat back, or the place in the queue or at the door. */
  leave(): void {
    this.#admission.leave();
  }

  /** The page goes, maybe to be loaded again: as {@link leave}, but the server keeps what there is for a moment. */
  depart(): void {
    this.#admission.leave({ mayReturn: true });
  }

  /** Asks the host to be let in, under this participant's name. Counts at the door only. */
  knock(picture: KnockPicture | null): void {
    this.#admission.knock(this.#own.facts.name, picture);
  }

  /** Asks a peer to mute. Nobody can be muted but by themselves. */
  askToMute(id: PeerId): void {
    this.#roster.get(id)?.tell(muteRequestKind, { type: 'muteRequest' });
  }

  /** The request to mute was answered, one way or the other. */
  settleMuteRequest(): void {
    this.#muteRequests.settle();
    this.#publish();
  }

  /** Makes a fresh attempt at the connection to one peer. Both sides may do so at once. */
  retry(id: PeerId): void {
    const peer = this.#roster.get(id);
    if (peer && !peer.connected) peer.connect();
  }

  /**
   * Whether others are kept from learning this participant's address: connections that are made from now
   * on then go over the relay or not at all (W3C webrtc-pc 4.2.6, `relay`).
   */
  setRelayOnly(relayOnly: boolean): void {
    this.#own.relayOnly = relayOnly;
  }

  /** Asks the server for ICE servers to test with; a seat is not needed. Pends while the server is away. */
  askIceServers(): Promise<IceOffer> {
    return this.#line.askIceServers();
  }

  /** What is sent from now on, and what the others may know of it. */
  setLocal(tracks: LocalTracks, facts: LocalFacts): void {
    const isNews = this.#own.set(tracks, facts);
    this.#roster.setTracks(tracks);
    if (!isNews) return;
    this.#roster.sendFacts();
    if (!facts.microphone) this.settleMuteRequest();
  }

  /** How much this machine has to do, where the browser says so: what is sent follows it. */
  notePressure(pressure: Pressure): void {
    this.#own.notePressure(pressure, this.#clock.now());
  }

  /** Tells the others whether anybody looks at this page: pictures that nobody sees need not be sent here. */
  setWatching(watching: boolean): void {
    this.#own.view.watching = watching;
  }

  /** Tells the others how large their pictures are shown: nobody need send more than that. */
  setShown(shown: ReadonlyMap<PeerId, Showing>): void {
    this.#own.view.setShown(shown);
  }

  /** Whether this person wants neither to send a camera's pictures nor to see any. */
  setSoundOnly(soundOnly: boolean): void {
    this.#own.view.soundOnly = soundOnly;
    this.#publish();
  }

  /** Tells the others whether this person found that they read the same words. */
  setVerified(verified: boolean): void {
    this.#phrase.setVerified(verified);
  }

  get #roster(): Roster {
    return this.#attendance.roster;
  }

  #newRoad(key: Promise<RoomKey>): SealedRoad {
    return new SealedRoad({
      room: this.#room,
      key,
      self: () => this.#admission.self,
      ends: this.#attendance,
      onError: this.#reportError,
    });
  }

  #onSeated(seat: Seat, peers: readonly SeatView[], returned: boolean): void {
    this.#setIceServers(seat);
    this.#attendance.follow(peers, returned);
    if (this.#line.occupancy?.prepares && canReconfigure()) this.#line.acceptPreparing();
    this.#startPulse();
    this.#publish();
  }

  #onPrepared({ iceServers, peers }: PreparedCall): void {
    this.#setIceServers({ iceServers });
    this.#attendance.anteroom.follow(peers);
    this.#startPulse();
  }

  #onUnprepared(): void {
    this.#attendance.anteroom.clear();
    if (this.#admission.status.status !== 'lobby') return;
    this.#pulse.stop();
    // Nobody is to be known again by it.
    this.#makeCertificate();
  }

  #startPulse(): void {
    this.#pulse.start({
      slept: () => this.#onNetwork('woke'),
      stalled: () => this.#line.onNetwork('woke'),
      beat: (nowMs) => this.#onBeat(nowMs),
    });
  }

  #onUnseated(): void {
    this.#pulse.stop();
    this.#attendance.clear();
    this.#gestures.clear();
    this.#muteRequests.settle();
    this.#own.networkChanges = 0;
    if (!this.#admission.inCall) return;
    this.#makeCertificate();
    this.#phrase.renew();
  }

  /** It takes a few milliseconds, and begins in the lobby. */
  #makeCertificate(): void {
    void this.#certificate.renew(() => {
      this.#admission.askAgain();
      this.#admission.preparation.review();
    });
  }

  #setIceServers(offer: IceOffer): void {
    this.#line.setIceServers(offer);
    this.#roster.setIceServers(offer.iceServers);
    this.#attendance.anteroom.setIceServers(offer.iceServers);
  }

  #share(links: ReadonlyMap<PeerId, LinkStanding>): void {
    if (this.#own.share(links, this.#clock.now())) this.#publish();
  }

  #onGone(id: PeerId): void {
    this.#muteRequests.settle(id);
    this.#gestures.forget(id);
  }

  #onMuteRequest(id: PeerId): void {
    if (!this.#own.facts.microphone) return;
    if (this.#muteRequests.hear(id, this.#clock.now())) this.#publish();
  }

  #onNetwork(event: NetworkEvent): void {
    if (event === 'changed') this.#own.networkChanges += 1;
    this.#line.onNetwork(event);
    this.#roster.onNetworkChange();
    this.#attendance.anteroom.onNetworkChange();
  }

  #onBeat(nowMs: number): void {
    this.#line.poll();
    this.#roster.poll(nowMs);
    this.#attendance.anteroom.poll(nowMs);
    this.#phrase.poll();
    this.#attendance.poll();
    this.#gestures.poll(nowMs);
  }

  #publish(): void {
    this.#phrase.follow(this.#roster.participants);
    this.#feed.publish(this.#draw());
  }

  #draw(): CallSnapshot {
    return {
      call: this.#admission.status,
      peers: this.#roster.views,
      preparing: this.#admission.inCall ? this.#attendance.anteroom.size : 0,
      unreached: this.#attendance.apart,
      serverConnected: this.#line.connected,
      occupancy: this.#line.occupancy,
      phrase: this.#phrase.state,
      muteRequest: this.#muteRequests.current,
      gestures: this.#gestures.view,
      networkChanges: this.#own.networkChanges,
      sending: this.#own.sending,
      soundOnly: this.#own.view.soundOnly,
    };
  }
}
