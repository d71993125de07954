import { EarlyWords } from '../../base/early-words';
import { Gate } from '../../base/gate';
import { offersRelay } from '../../line/offers-relay';
import type { LinkFingerprints } from '../../phrase/link-fingerprints';
import type { Participant } from '../../phrase/membership';
import type { IceServer } from '../../signaling/events';
import type { PeerId, SessionId } from '../../signaling/identifiers';
import { NO_SESSION } from '../../signaling/identifiers';
import type { Message, MessageKind } from '../../signaling/message-kind';
import { readMessage } from '../../signaling/message-kind';
import type { PeerFacts, PeerSignal } from '../../signaling/peer-signal';
import { signalKind } from '../../signaling/peer-signal';
import { factsKind, noFacts } from '../messages/facts';
import { goodbyeKind } from '../messages/goodbye';
import { receivingKind } from '../messages/receiving';
import type { Rests } from '../messages/resting';
import { restingKind } from '../messages/resting';
import type { Showing } from '../messages/showing';
import { showingKind } from '../messages/showing';
import type { PeerView } from './peer-view';
import type { LinkState } from '../link/link-state';
import { Appearance } from './appearance';
import type { LinkStanding } from '../media/budget';
import { LinkLadder } from '../link/link-ladder';
import type { PeerLink } from '../link/peer-link';
import type { LocalTracks } from '../media/local-tracks';
import { noTracks } from '../media/local-tracks';
import type { PeerContext } from './peer-context';
import { PeerReception } from './peer-reception';
import type { PeerTrust } from './peer-trust';
import { continuedIn, doubted, provenIn, trustCause, trustIn, trustedAnew } from './peer-trust';
import type { LinkQuality } from '../../media/quality-table';
import { Statement } from './statement';

/**
 * What the server says of a peer's seat: its owner's socket is there, the seat is held meanwhile, or it
 * knows nothing (it was restarted, and the owner has not come back to it yet; or the seat has run out).
 */
export type Presence = 'here' | 'away' | 'unknown';

/** Another participant: what is known of it, and at most one link to it at a time. */
export class Peer {
  readonly id: PeerId;
  /** What arrives, here and there. */
  readonly reception = new PeerReception();
  readonly #context: PeerContext;
  /** Closed while there is no seat at one of the two ends: nothing is sent then, told or believed. */
  readonly #gate: Gate;
  readonly #early = new EarlyWords();
  readonly #ladder: LinkLadder;
  readonly #appearance: Appearance;
  readonly #showing = new Statement<Showing>((showing) =>
    this.tell(showingKind, { type: 'showing', ...showing }),
  );
  readonly #resting = new Statement<Rests>((rests) =>
    this.tell(restingKind, { type: 'resting', ...rests }),
  );
  /** How large it shows this participant's pictures; null until it said so. */
  #shows: Showing | null = null;
  #presence: Presence = 'here';
  #trust: PeerTrust = trustIn(NO_SESSION);
  #fingerprints: LinkFingerprints | null = null;
  #view: PeerView | null = null;

  /**
   * @param attempt the number of the last one, if this peer was known before
   * @param gate open unless one of the two has no seat yet
   */
  constructor(id: PeerId, context: PeerContext, attempt = 0, gate = new Gate(true)) {
    this.id = id;
    this.#context = context;
    this.#gate = gate;
    this.#appearance = new Appearance(() => context.now());
    this.#ladder = new LinkLadder({
      id,
      context: {
        ...context,
        tracks: () => (gate.isOpen ? context.tracks() : noTracks),
        relayFirst: () => !gate.isOpen && offersRelay(context.iceServers()),
        facts: () => (gate.isOpen ? context.facts() : noFacts),
        openChannels: (peer, connection) => context.openChannels(peer, connection, gate),
      },
      attempt,
      read: (data) => (gate.isOpen ? context.talk.read(this, data) : this.#hearEarly(data)),
      onOpen: () => gate.isOpen && this.#greet(),
      onQuiet: () => gate.isOpen && context.quiet(),
      onChange: () => this.#changed(),
      onBegin: () => this.#setTrust(trustedAnew(this.#trust)),
      onCertificates: ({ fingerprints }) => {
        this.#fingerprints = fingerprints;
      },
      onDown: ({ streams }) => {
        if (!gate.isOpen) return;
        this.#appearance.keep(streams);
        context.lost();
      },
    });
  }

  get view(): PeerView {
    this.#view ??= this.#draw();
    return this.#view;
  }

  /** Whether media flow. */
  get connected(): boolean {
    return this.#ladder.isUp;
  }

  /** Whether ICE says so, though maybe nothing is heard. */
  get linked(): boolean {
    return this.#ladder.link?.phase === 'up';
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** The number of the last attempt, 0 before the first. */
  get attempt(): number {
    return this.#ladder.attempt;
  }

  /** Whether the control channel carries. */
  get canTell(): boolean {
    return this.connected && this.#ladder.link?.canTell === true;
  }

  /** Whether the other side closed the link, or ICE gave it up. */
  get ended(): boolean {
    return this.#ladder.ended;
  }

  /** Whether what this side can send is to be shared with it: it is reached, or there is hope of that. */
  get takesShare(): boolean {
    const isHoped = this.#presence === 'here' && this.#linkState().status !== 'blocked';
    return this.connected || isHoped;
  }

  /** For how long media have not flowed. */
  downMs(nowMs: number): number {
    return this.#ladder.downMs(nowMs);
  }

  /** Empty when none was told. */
  get session(): SessionId {
    return this.#trust.session;
  }

  /** Its owner goes on in this session, as the server says: another one has to prove itself. */
  setSession(session: SessionId): void {
    this.#setTrust(continuedIn(this.#trust, session));
  }

  /** Something of that session could be opened: its owner has the room's key. */
  prove(session: SessionId): void {
    this.#setTrust(provenIn(this.#trust, session));
  }

  /** Something that came under its name could not be opened. A link that is up is none the worse for it. */
  doubt(): void {
    const isFirst = !this.#trust.proven && !this.#trust.doubted;
    // Somebody with another key can't open this either, and learns so at once.
    if (isFirst && !this.#ladder.link) this.connect();
    this.#setTrust(doubted(this.#trust));
  }

  /** As the room's phrase sees it. A link that was up counts until another one is. */
  get participant(): Participant {
    const { id } = this;
    return { id, name: this.#appearance.facts?.name ?? '', fingerprints: this.#fingerprints };
  }

  setPresence(presence: Presence): void {
    if (this.#presence === presence) return;
    this.#presence = presence;
    if (presence === 'here') this.resume();
    this.#changed();
  }

  /**
   * Starts the next attempt and makes its offer, in place of whatever link there was, and tries as often
   * as if it were the first.
   */
  connect(): void {
    this.#ladder.connect();
  }

  /** The server says that its owner waits to be called: whatever the seat was, there is a road to it now. */
  onCalled(): void {
    this.#presence = 'here';
    this.connect();
  }

  /**
   * Both have a seat now: media begin on the link that stands, or that is on its way, and each tells of itself.
   *
   * @param leads whether this side begins anew where the link is not up by now: of the two, whoever was there first
   */
  admit({ leads }: { leads: boolean }): void {
    const { link } = this.#ladder;
    link?.begin(this.#context.tracks());
    this.#gate.open();
    this.#greet();
    for (const text of this.#early.take()) this.#context.talk.read(this, text)?.();
    if (leads && !this.connected) this.connect();
    else if (link) this.resume();
    this.#changed();
  }

  /** There is a road for signals again. */
  resume(): void {
    this.#ladder.resume();
  }

  /** This side has another network. */
  onNetworkChange(): void {
    this.#ladder.onNetworkChange();
  }

  /** Takes a signal. What belongs to an earlier attempt is dropped. */
  receive(signal: PeerSignal): void {
    const tells = signal.type === 'offer' || signal.type === 'answer';
    // Made before its seat, maybe, when it had nothing to tell; and overtaken by what it has told since.
    const isNews = tells && (this.#appearance.facts === null || signal.facts.name !== '');
    if (isNews && this.#gate.isOpen) this.learn(signal.facts);
    this.#ladder.receive(signal);
  }

  /**
   * Takes a signal that came by another road than the control channel: the other side doubts that it carries, though this
   * side may not have noticed yet. What is answered over it would be lost, and the link wait for it for seconds.
   */
  receiveAround(signal: PeerSignal): void {
    this.#ladder.link?.doubt(true);
    this.receive(signal);
  }

  setTracks(tracks: LocalTracks): void {
    this.#ladder.link?.setTracks(tracks);
  }

  setQuality(quality: LinkQuality): void {
    const { camera, screenAudio } = quality;
    this.#ladder.link?.setQuality(quality);
    this.#resting.state({
      cause: camera.rest === 'unseen' ? null : camera.rest,
      screenSound: screenAudio.rest === 'line',
    });
  }

  /** How large it shows this participant's pictures. */
  setShows(shows: Showing): void {
    this.#shows = shows;
  }

  /** What it has and does not send to this participant. */
  setRests(rests: Rests): void {
    if (this.#appearance.setRests(rests)) this.#changed();
  }

  /** As the budget of all links sees it. */
  get standing(): LinkStanding {
    const figures = this.#upLink?.figures ?? null;
    return { camera: this.#shows?.camera ?? null, screen: this.#shows?.screen ?? null, figures };
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    this.#ladder.link?.setIceServers(iceServers);
  }

  /** What it tells of itself. */
  learn(facts: PeerFacts): void {
    this.#appearance.learn(facts);
    this.#changed();
  }

  sendFacts(): void {
    this.tell(factsKind, { type: 'facts', facts: this.#context.facts() });
  }

  /** @returns false when the control channel is not open; nothing was sent then. */
  tell<M extends Message>(kind: MessageKind<M>, message: M): boolean {
    if (!this.#gate.isOpen) return false;
    return this.#ladder.link?.tell(kind.write(message)) ?? false;
  }

  /** Looks at what has no event: the link, loudness, and the time of the last picture. */
  poll(nowMs: number): void {
    this.#ladder.poll(nowMs);
    if (this.#gate.isOpen) this.#ladder.link?.beat(nowMs);
    this.#showing.state(this.#context.showing(this.id));
    const looksOtherwise = this.#appearance.poll(this.#upLink, nowMs);
    const arrivesOtherwise = this.#followReception();
    if (looksOtherwise || arrivesOtherwise) this.#changed();
  }

  /** @param goodbye whether it is told, so that it need not wait for the server to say so. */
  close({ goodbye }: { goodbye: boolean }): void {
    if (goodbye) this.tell(goodbyeKind, { type: 'goodbye' });
    this.#ladder.close();
  }

  /** What is said whenever the control channel carries anew. */
  #greet(): void {
    this.#showing.forget();
    this.#resting.forget();
    this.reception.begin();
    this.sendFacts();
    this.#context.talk.open(this);
  }

  /** Before the gate is open a link is kept up, and everything else waits. */
  #hearEarly(data: unknown): null {
    const message = readMessage(data);
    const signal = message && signalKind.parse(message);
    if (signal) this.receive(signal);
    else this.#early.hold(data);
    return null;
  }

  /** @returns whether the marks of what arrives are other ones now */
  #followReception(): boolean {
    const link = this.#upLink;
    const { sending } = this.#appearance;
    if (!link || !sending) return this.reception.rest();
    return this.reception.follow(link.figures, sending, (said) => this.tell(receivingKind, said));
  }

  /** Null unless media flow over it. */
  get #upLink(): PeerLink | null {
    const { link, isUp } = this.#ladder;
    return isUp ? link : null;
  }

  #setTrust(trust: PeerTrust): void {
    if (trust === this.#trust) return;
    this.#trust = trust;
    this.#changed();
  }

  #changed(): void {
    this.#view = null;
    this.#context.changed(this);
  }

  #linkState(): LinkState {
    const { isUp, state } = this.#ladder;
    const untrusted = isUp ? null : trustCause(this.#trust, state.status === 'blocked');
    return untrusted ? { status: 'blocked', cause: untrusted } : state;
  }

  #draw(): PeerView {
    const { link, isUp } = this.#ladder;
    return {
      id: this.id,
      away: this.#presence !== 'here',
      proven: this.#trust.proven,
      tampered: this.#trust.tampered,
      link: this.#linkState(),
      ...this.reception.view,
      ...this.#appearance.view(link?.streams, isUp),
    };
  }
}
