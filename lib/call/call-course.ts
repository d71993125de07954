import type { Clock } from '../base/clock';
import type { NetworkEvent, NetworkWatch } from '../line/network-watch';
import type { RoomKey } from '../sealing/room-key';
import type { IceOffer, PreparedCall, Seat, SeatView } from '../signaling/events';
import type { PeerId, RoomId } from '../signaling/identifiers';
import type { CallOptions, CallParts } from './call-parts';
import { callParts } from './call-parts';
import { canReconfigure } from './link/gathering';
import type { LinkStanding } from './media/budget';
import { OwnSide } from './own-side';
import { MuteRequests } from './people/mute-requests';
import { SealedRoad } from './seat/sealed-road';
import { serverWords } from './server-words';

export interface CallCourseOptions extends CallOptions {
  clock: Clock;
  network: NetworkWatch;
  onError: (error: unknown) => void;
  /** What a snapshot shows may be another. */
  changed: () => void;
}

/**
 * What happens in a call without anybody's asking, and what is done about it: words of the server, a seat that is there
 * or is over, another network, somebody who goes, and every beat.
 */
export class CallCourse {
  /** What the call is made of. */
  readonly parts: CallParts;
  readonly own = new OwnSide();
  readonly muteRequests = new MuteRequests();
  readonly #room: RoomId;
  readonly #options: CallCourseOptions;
  #stopWatching: (() => void) | null = null;

  /** What a part tells comes to a method of this class, from {@link start} on. */
  constructor(options: CallCourseOptions) {
    this.#options = options;
    this.#room = options.room;
    this.parts = callParts(options, this.own, {
      changed: options.changed,
      seated: (seat, peers, returned) => this.#onSeated(seat, peers, returned),
      prepared: (prepared) => this.#onPrepared(prepared),
      unprepared: () => this.#onUnprepared(),
      unseated: () => this.#onUnseated(),
      gone: (id) => this.#onGone(id),
      measured: (links) => this.#share(links),
      askedToMute: (id) => this.#onMuteRequest(id),
    });
  }

  /** Connects to the server. */
  start(): void {
    const { line, admission, attendance } = this.parts;
    const { network, changed } = this.#options;
    this.#makeCertificate();
    this.#stopWatching = network.start((event) => this.#onNetwork(event));
    line.open(
      serverWords({
        line,
        admission,
        attendance,
        door: admission.door,
        iceServers: (offer) => this.#setIceServers(offer),
        changed,
      }),
    );
  }

  /** Disconnects. {@link start} may follow. */
  stop(): void {
    const { line, admission } = this.parts;
    this.#stopWatching?.();
    line.close(admission.givenUp);
    admission.reset();
  }

  /** @returns the road over the server for a seat in this room */
  newRoad(key: Promise<RoomKey>): SealedRoad {
    const { admission, attendance } = this.parts;
    return new SealedRoad({
      room: this.#room,
      key,
      self: () => admission.self,
      ends: attendance,
      onError: this.#options.onError,
    });
  }

  #onSeated(seat: Seat, peers: readonly SeatView[], returned: boolean): void {
    const { line, attendance } = this.parts;
    this.#setIceServers(seat);
    attendance.follow(peers, returned);
    if (line.occupancy?.prepares && canReconfigure()) line.acceptPreparing();
    this.#startPulse();
    this.#options.changed();
  }

  #onPrepared({ iceServers, peers }: PreparedCall): void {
    this.#setIceServers({ iceServers });
    this.parts.attendance.anteroom.follow(peers);
    this.#startPulse();
  }

  #onUnprepared(): void {
    const { admission, attendance, pulse } = this.parts;
    attendance.anteroom.clear();
    if (admission.status.status !== 'lobby') return;
    pulse.stop();
    // Nobody is to be known again by it.
    this.#makeCertificate();
  }

  #startPulse(): void {
    const { line, pulse } = this.parts;
    pulse.start({
      slept: () => this.#onNetwork('woke'),
      stalled: () => line.onNetwork('woke'),
      beat: (nowMs) => this.#onBeat(nowMs),
    });
  }

  #onUnseated(): void {
    const { admission, attendance, gestures, phrase, pulse } = this.parts;
    pulse.stop();
    attendance.clear();
    gestures.clear();
    this.muteRequests.settle();
    this.own.networkChanges = 0;
    if (!admission.inCall) return;
    this.#makeCertificate();
    phrase.renew();
  }

  /** It takes a few milliseconds, and begins in the lobby. */
  #makeCertificate(): void {
    const { admission, certificate } = this.parts;
    void certificate.renew(() => {
      admission.askAgain();
      admission.preparation.review();
    });
  }

  #setIceServers(offer: IceOffer): void {
    const { line, attendance } = this.parts;
    line.setIceServers(offer);
    attendance.roster.setIceServers(offer.iceServers);
    attendance.anteroom.setIceServers(offer.iceServers);
  }

  #share(links: ReadonlyMap<PeerId, LinkStanding>): void {
    const { clock, changed } = this.#options;
    if (this.own.share(links, clock.now())) changed();
  }

  #onGone(id: PeerId): void {
    this.muteRequests.settle(id);
    this.parts.gestures.forget(id);
  }

  #onMuteRequest(id: PeerId): void {
    const { clock, changed } = this.#options;
    if (!this.own.facts.microphone) return;
    if (this.muteRequests.hear(id, clock.now())) changed();
  }

  #onNetwork(event: NetworkEvent): void {
    const { line, attendance } = this.parts;
    if (event === 'changed') this.own.networkChanges += 1;
    line.onNetwork(event);
    attendance.roster.onNetworkChange();
    attendance.anteroom.onNetworkChange();
  }

  #onBeat(nowMs: number): void {
    const { line, attendance, phrase, gestures } = this.parts;
    line.poll();
    attendance.roster.poll(nowMs);
    attendance.anteroom.poll(nowMs);
    phrase.poll();
    attendance.poll();
    gestures.poll(nowMs);
  }
}
