import type { DoorVerbs } from '../door/door';
import type { KnockPicture } from '../door/knock-picture';
import type { RoomKey } from '../sealing/room-key';
import type { Unopened } from '../sealing/sealed-session';
import type { IceOffer } from '../signaling/events';
import type { PeerId } from '../signaling/identifiers';
import type { PeerChannels } from '../base/peer-channels';
import { CallCourse } from './call-course';
import type { CallOptions, CallParts } from './call-parts';
import type { CallSnapshot } from './call-snapshot';
import { emptyCall } from './call-snapshot';
import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import type { LocalFacts } from './local-side';
import type { LocalTracks } from './media/local-tracks';
import { muteRequestKind } from './messages/mute-request';
import type { Showing } from './messages/showing';
import type { GestureVerbs } from './people/gestures';
import { browserNetwork } from '../line/network-watch';
import { canReconfigure } from './link/gathering';
import type { LinkFigures } from './stats/link-figures';
import type { Pressure } from './media/pressure-watch';
import type { OwnSide } from './own-side';
import type { Roster } from './people/roster';
import type { JoinOptions } from './seat/join-request';
import type { SeatTokens } from './seat/seat-tokens';
import { SnapshotFeed } from '../base/snapshot-feed';

export type { JoinOptions } from './seat/join-request';

const noLooks: readonly LinkFigures[] = [];

/**
 * One room as one participant lives it: takes a seat, holds a link to everybody else, and publishes
 * what the interface shows. Nothing happens before {@link open}.
 */
export class Call {
  readonly #clock: Clock;
  readonly #course: CallCourse;
  readonly #parts: CallParts;
  readonly #own: OwnSide;
  readonly #feed = new SnapshotFeed<CallSnapshot>(emptyCall);

  constructor(options: CallOptions) {
    const { clock = systemClock, network = browserNetwork } = options;
    const { onError = () => undefined } = options;
    this.#clock = clock;
    const changed = () => this.#publish();
    this.#course = new CallCourse({ ...options, clock, network, onError, changed });
    this.#parts = this.#course.parts;
    this.#own = this.#course.own;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): CallSnapshot => this.#feed.current;

  /** Of the seat or place that there is, for a page that will be loaded again; null without any. */
  get seatTokens(): SeatTokens | null {
    return this.#parts.admission.tokens;
  }

  /** What one can do at the door from inside. */
  get door(): DoorVerbs {
    return this.#parts.admission.door;
  }

  /** What one can show the others without a word. */
  get gestures(): GestureVerbs {
    return this.#parts.gestures;
  }

  /** A channel to each of the others for what people write to each other. */
  get chat(): PeerChannels<PeerId> {
    return this.#parts.chat;
  }

  /**
   * Those who are to read what was written since they came, and not what was before: by the server's word. Whom it has
   * not told of came while this side could not hear it, and is taken for one when newcomers are not to read.
   */
  readonly latecomers = (): ReadonlySet<PeerId> => {
    const { status } = this.#parts.admission;
    if (status.status !== 'inCall') return new Set();
    const { newcomersRead, latecomers } = status.door;
    return new Set([...latecomers, ...(newcomersRead ? [] : this.#parts.attendance.unnamed)]);
  };

  /** A channel to each of the others for files. */
  get files(): PeerChannels<PeerId> {
    return this.#parts.files;
  }

  /** How often something from the server could not be opened since the seat was asked for, by the reason. */
  get refusedSignals(): Readonly<Record<Unopened, number>> | null {
    return this.#parts.admission.road?.refused ?? null;
  }

  /** What the link to a peer did in the last two minutes, a look a second, from old to new. Kept in this page alone. */
  figures(id: PeerId): readonly LinkFigures[] {
    return this.#roster.get(id)?.reception.looks ?? noLooks;
  }

  /** Connects to the server and watches the room. */
  open(): void {
    this.#course.start();
  }

  /** Leaves, if need be, and disconnects. {@link open} may follow. */
  close(): void {
    this.leave();
    this.#course.stop();
  }

  /** Asks for a seat. Refused where nothing can be sealed. */
  join(options: JoinOptions): void {
    this.#parts.admission.join(options, (key) => this.#course.newRoad(key));
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
    this.#parts.admission.preparation.want({
      makeKey,
      newRoad: (key) => this.#course.newRoad(key),
    });
  }

  /** Wants no such links any more. Those that a seat is asked for with, or had, stay. */
  stopPreparing(): void {
    this.#parts.admission.preparation.unwant();
  }

  /** Gives the seat back, or the place in the queue or at the door. */
  leave(): void {
    this.#parts.admission.leave();
  }

  /** The page goes, maybe to be loaded again: as {@link leave}, but the server keeps what there is for a moment. */
  depart(): void {
    this.#parts.admission.leave({ mayReturn: true });
  }

  /** Asks the host to be let in, under this participant's name. Counts at the door only. */
  knock(picture: KnockPicture | null): void {
    this.#parts.admission.knock(this.#own.facts.name, picture);
  }

  /** Asks a peer to mute. Nobody can be muted but by themselves. */
  askToMute(id: PeerId): void {
    this.#roster.get(id)?.tell(muteRequestKind, { type: 'muteRequest' });
  }

  /** The request to mute was answered, one way or the other. */
  settleMuteRequest(): void {
    this.#course.muteRequests.settle();
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
    return this.#parts.line.askIceServers();
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
    this.#parts.phrase.setVerified(verified);
  }

  get #roster(): Roster {
    return this.#parts.attendance.roster;
  }

  #publish(): void {
    this.#parts.phrase.follow(this.#roster.participants);
    this.#feed.publish(this.#draw());
  }

  #draw(): CallSnapshot {
    return {
      call: this.#parts.admission.status,
      peers: this.#roster.views,
      preparing: this.#parts.admission.inCall ? this.#parts.attendance.anteroom.size : 0,
      unreached: this.#parts.attendance.apart,
      serverConnected: this.#parts.line.connected,
      occupancy: this.#parts.line.occupancy,
      phrase: this.#parts.phrase.state,
      muteRequest: this.#course.muteRequests.current,
      gestures: this.#parts.gestures.view,
      networkChanges: this.#own.networkChanges,
      sending: this.#own.sending,
      soundOnly: this.#own.view.soundOnly,
    };
  }
}
