import type { PeerId } from '../../signaling/identifiers';
import type { ControlMessage, PeerSignal } from '../../signaling/peer-signal';
import type { SidesSeen } from './blocked-cause';
import { blockedCause, nothingSeen, offersRelay, seenInEither } from './blocked-cause';
import type { LinkState } from '../call-snapshot';
import { Hearing } from './hearing';
import type { LinkCondition, LinkEffort, Outlook } from './link-effort';
import {
  effortAnswered,
  effortFailed,
  effortStepped,
  freshEffort,
  judgeEffort,
  outlookOf,
} from './link-effort';
import type { PeerContext } from '../people/peer-context';
import { PeerLink } from './peer-link';

/** Who asks for another step so soon after the last one has not heard of it yet. */
const SETTLING_MS = 2_000;

/** What browsers tell of one change of network comes closer together than this. */
const BURST_MS = 500;

export interface LinkLadderOptions {
  id: PeerId;
  context: PeerContext;
  /** The number of the last attempt, 0 when there was none. */
  attempt: number;
  onMessage: (message: ControlMessage) => void;
  /** The control channel carries from now on. */
  onOpen: () => void;
  onChange: () => void;
  /** A new effort at the link begins. */
  onBegin: () => void;
  /** The link is up by these certificates, for the first time or still. */
  onCertificates: (link: PeerLink) => void;
  /** The link is down, or gone for another one. */
  onDown: (link: PeerLink) => void;
}

/**
 * Keeps one link to one peer up, over as many connections as it takes: ICE restart first, then one connection
 * after the other with growing pauses, for as long as there is somebody to reach. `link-effort` decides what
 * and when; here it is done.
 */
export class LinkLadder {
  readonly #options: LinkLadderOptions;
  #link: PeerLink | null = null;
  #attempt: number;
  #hearing = new Hearing();
  #isSilent = false;
  #isUp = false;
  #hasFailed = false;
  #downSinceMs: number;
  #effort: LinkEffort;
  #outlook: Outlook = 'anyWay';
  #seen = nothingSeen;

  constructor(options: LinkLadderOptions) {
    this.#options = options;
    this.#attempt = options.attempt;
    this.#downSinceMs = options.context.now();
    this.#effort = freshEffort(this.#downSinceMs, false);
  }

  get link(): PeerLink | null {
    return this.#link;
  }

  get attempt(): number {
    return this.#attempt;
  }

  /** Whether media flow. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Whether nothing is to be hoped of the connection that is there. */
  get ended(): boolean {
    return this.#link === null || this.#link.ended || this.#link.failed;
  }

  /** For how long media have not flowed. */
  downMs(nowMs: number): number {
    return this.#isUp ? 0 : nowMs - this.#downSinceMs;
  }

  get state(): LinkState {
    const link = this.#link;
    if (this.#isUp && link) return { status: 'connected', path: link.path };
    const { context } = this.#options;
    const iceServers = context.iceServers();
    if (this.#outlook === 'bleak') {
      return { status: 'blocked', cause: blockedCause(iceServers, this.#allSeen()) };
    }
    if (this.#effort.lost) return { status: 'reconnecting' };
    const direct = this.#outlook === 'anyWay' && !context.relayOnly();
    return { status: 'connecting', tries: direct || !offersRelay(iceServers) ? 'anyWay' : 'relay' };
  }

  /** Makes the next connection and its offer, and tries as often as if it were the first. */
  lead(): void {
    this.#begin();
    this.#connect();
  }

  /** There is a road for signals again: what was tried while there was none does not count. */
  resume(): void {
    const link = this.#link;
    if (link?.repeatOffer() || this.#isUp) return;
    this.#begin();
    if (!link) return this.#connect();
    if (link.phase === 'starting' && !link.failed) return;
    if (this.#polite) this.#ask();
    else this.#step();
  }

  /** This side has another network: what flows may not for long, and nobody else knows. */
  renew(): void {
    const link = this.#link;
    if (!link) return;
    if (link.phase === 'starting' && this.#stepIsYoungerThan(BURST_MS)) return;
    this.#begin();
    link.doubt(true);
    this.#step();
  }

  /** Takes a signal by whichever road it came. What belongs to an earlier attempt is dropped. */
  receive(signal: PeerSignal): void {
    if (signal.type === 'restartRequest') return this.#onRequest(signal.attempt);
    const link = this.#link;
    const isLate = signal.attempt < this.#attempt || (!link && signal.attempt === this.#attempt);
    if (isLate) return this.#onLate(signal);
    const isNext = signal.attempt > this.#attempt;
    if (isNext && signal.type === 'answer') return;
    const fits = link && !isNext && !this.#givesWayTo(signal, link);
    void (fits ? link : this.#follow(signal.attempt)).receive(signal);
  }

  /** Looks at what has no event: silence, and a step that is due. */
  poll(nowMs: number): void {
    const link = this.#link;
    if (link) {
      // What is known to be down is not listened to: it may come back at any moment.
      this.#isSilent =
        link.phase === 'up' &&
        this.#hearing.isSilent((sinceMs) => link.arrivedSince(sinceMs, nowMs), nowMs);
      if (this.#isSilent) link.doubt(true);
      this.#observe(link);
    }
    this.#pursue(nowMs);
    this.#link?.poll(nowMs);
  }

  close({ goodbye }: { goodbye: boolean }): void {
    this.#link?.close({ goodbye });
    this.#link = null;
  }

  /** Both sides come to the same answer without a word. */
  get #polite(): boolean {
    return this.#options.context.self() < this.#options.id;
  }

  get #condition(): LinkCondition {
    const link = this.#link;
    if (this.#isUp) return 'up';
    if (!link || link.phase === 'starting') return 'starting';
    if (link.failed) return 'failed';
    // Closed over there: most likely another one is coming from there.
    return link.phase === 'up' && !link.ended ? 'silent' : 'shaky';
  }

  /** Does what is due for a link that is not up. */
  #pursue(nowMs: number): void {
    if (this.#isUp) return;
    this.#tellOutlook(nowMs);
    const { id, context } = this.#options;
    if (!context.reaches(id)) return;
    const verdict = judgeEffort(this.#effort, this.#condition, this.#polite, nowMs);
    if (verdict === 'ask') this.#ask();
    else if (verdict !== 'wait') this.#step();
  }

  #tellOutlook(nowMs: number): void {
    const outlook = outlookOf(this.#effort, nowMs);
    if (outlook === this.#outlook) return;
    this.#outlook = outlook;
    this.#options.onChange();
  }

  /** A restart first, of what was up; then one connection after the other. */
  #step(): void {
    const link = this.#link;
    const isNew = !link || link.ended || link.phase === 'starting';
    if (isNew || this.#effort.step !== 'none') return this.#connect();
    this.#effort = this.#stepped('restart');
    link.restart();
  }

  #ask(): void {
    const { id, context } = this.#options;
    this.#effort = { ...this.#effort, asked: true };
    // Before the first attempt there is nothing to ask about.
    if (this.#attempt > 0) context.send(id, { type: 'restartRequest', attempt: this.#attempt });
  }

  #onRequest(attempt: number): void {
    if (attempt > this.#attempt) {
      this.#attempt = attempt;
      return this.#connect();
    }
    // Closed over there since it was asked: another one is coming from there.
    if (this.#stepIsYoungerThan(SETTLING_MS) || this.#link?.ended || this.#link?.repeatOffer())
      return;
    // It asks about a connection that has made way for one that works.
    if (attempt < this.#attempt && this.#isUp) return;
    this.#step();
  }

  /** Who lost count, as by loading the page again, is told where to go on. */
  #onLate(signal: PeerSignal): void {
    if (signal.type !== 'offer' || this.#isUp) return;
    if (!this.#link?.repeatOffer()) this.#ask();
  }

  /**
   * When two first offers meet, the polite side takes the other's on a fresh connection: a rollback
   * would leave its own sections behind, asking to be offered again beside those it has taken over.
   */
  #givesWayTo(signal: PeerSignal, link: PeerLink): boolean {
    return signal.type === 'offer' && link.offers && this.#polite;
  }

  #stepIsYoungerThan(ms: number): boolean {
    const { step, sinceMs } = this.#effort;
    return step !== 'none' && this.#options.context.now() - sinceMs < ms;
  }

  #begin(): void {
    const lost = this.#effort.lost || (this.#link !== null && this.#link.phase !== 'starting');
    this.#effort = freshEffort(this.#options.context.now(), lost);
    this.#outlook = 'anyWay';
    this.#seen = nothingSeen;
    this.#options.onBegin();
  }

  #stepped(step: 'restart' | 'connection'): LinkEffort {
    const { context } = this.#options;
    return effortStepped(this.#effort, step, context.now(), context.random());
  }

  #onLinkChange(link: PeerLink): void {
    const nowMs = this.#options.context.now();
    this.#observe(link);
    // What had failed before a step does not count against that one.
    if (link.failed && !this.#hasFailed) this.#effort = effortFailed(this.#effort, nowMs);
    this.#hasFailed = link.failed;
    // Not left to the next poll: a page in the background polls seldom.
    this.#pursue(nowMs);
    this.#options.onChange();
  }

  #observe(link: PeerLink): void {
    const isUp = link.phase === 'up' && !this.#isSilent && !link.ended;
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    // What follows pictures that were lost means nothing without a whole one.
    if (isUp && this.#effort.lost) link.renewPictures();
    this.#begin();
    if (isUp) this.#options.onCertificates(link);
    else this.#onDown(link);
    this.#options.onChange();
  }

  #onDown(link: PeerLink): void {
    this.#downSinceMs = this.#options.context.now();
    this.#options.onDown(link);
  }

  #onNegotiated(link: PeerLink): void {
    const nowMs = this.#options.context.now();
    // Another certificate may have come with it.
    if (this.#isUp) this.#options.onCertificates(link);
    if (this.#isUp) this.#effort = freshEffort(nowMs, true);
    // The other side restarts, and need not be asked to.
    else if (this.#effort.step === 'none') this.#effort = this.#stepped('restart');
    this.#effort = effortAnswered(this.#effort, nowMs);
  }

  #connect(): void {
    this.#retire();
    this.#effort = this.#stepped('connection');
    this.#open(this.#attempt + 1, this.#effort.relayTurn).lead();
  }

  #follow(attempt: number): PeerLink {
    this.#retire();
    this.#effort = this.#stepped('connection');
    return this.#open(attempt, false);
  }

  /** Makes room for another connection. */
  #retire(): void {
    const link = this.#link;
    if (link && this.#isUp) {
      this.#isUp = false;
      this.#begin();
      this.#onDown(link);
    }
    this.#seen = this.#allSeen();
    this.#isSilent = false;
    this.#hasFailed = false;
    this.#hearing = new Hearing();
    this.close({ goodbye: false });
  }

  #open(attempt: number, relayTurn: boolean): PeerLink {
    const { id, context, onChange, onMessage } = this.#options;
    const iceServers = context.iceServers();
    const link = new PeerLink({
      edges: context.edges,
      attempt,
      polite: this.#polite,
      iceServers,
      certificate: context.certificate(),
      relayOnly: context.relayOnly(),
      relayFirst: relayTurn && offersRelay(iceServers),
      tracks: context.tracks(),
      quality: context.quality(),
      openChannels: (connection) => context.openChannels(id, connection),
      facts: () => context.facts(),
      isOtherRoad: () => context.reaches(id),
      sendAround: (signal) => context.send(id, signal),
      onMessage: (message) => {
        this.#hearing.heard(context.now());
        link.doubt(false);
        onMessage(message);
      },
      onOpen: () => this.#options.onOpen(),
      onChange: () => this.#onLinkChange(link),
      onNegotiated: () => this.#onNegotiated(link),
      onStuck: () => this.#connect(),
      onError: (error) => context.reportError(error),
    });
    this.#attempt = attempt;
    this.#link = link;
    onChange();
    return link;
  }

  #allSeen(): SidesSeen {
    return this.#link ? seenInEither(this.#seen, this.#link.candidates) : this.#seen;
  }
}
