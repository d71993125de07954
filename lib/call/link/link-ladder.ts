import { offersRelay } from '../../line/offers-relay';
import type { PeerSignal } from '../../signaling/peer-signal';
import type { SidesSeen } from './blocked-cause';
import { blockedCause, seenInEither } from './blocked-cause';
import type { LinkState } from './link-state';
import type { LinkSuccessionOptions } from './link-succession';
import { LinkSuccession } from './link-succession';
import { OngoingEffort } from './ongoing-effort';
import type { PeerLink } from './peer-link';
import { judgeSignal } from './signal-intake';

/** Who asks for another step so soon after the last one has not heard of it yet. */
const SETTLING_MS = 2_000;

/** What browsers tell of one change of network comes closer together than this. */
const BURST_MS = 500;

export interface LinkLadderOptions extends Pick<
  LinkSuccessionOptions,
  'id' | 'context' | 'attempt' | 'read' | 'onOpen' | 'onQuiet' | 'onChange'
> {
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
  readonly #links: LinkSuccession;
  readonly #effort: OngoingEffort;

  constructor(options: LinkLadderOptions) {
    const { id, context, attempt, read, onOpen, onQuiet, onChange } = options;
    this.#options = options;
    this.#effort = new OngoingEffort(context);
    this.#links = new LinkSuccession({
      id,
      context,
      attempt,
      read,
      onOpen,
      onQuiet,
      onChange,
      onUp: (link) => this.#onUp(link),
      onDown: (link) => this.#onDown(link),
      onNegotiated: (link) => this.#onNegotiated(link),
      onFailed: () => this.#effort.fail(),
      onStuck: () => this.#openNext(),
      onDue: () => this.#pursue(context.now()),
    });
  }

  get link(): PeerLink | null {
    return this.#links.link;
  }

  get attempt(): number {
    return this.#links.attempt;
  }

  /** Whether media flow. */
  get isUp(): boolean {
    return this.#links.isUp;
  }

  /** Whether nothing is to be hoped of the connection that is there. */
  get ended(): boolean {
    const { link } = this;
    return link === null || link.ended || link.failed;
  }

  /** For how long media have not flowed. */
  downMs(nowMs: number): number {
    return this.#links.downMs(nowMs);
  }

  get state(): LinkState {
    const { link, isUp } = this;
    if (isUp && link) return { status: 'connected', path: link.path };
    const { context } = this.#options;
    const { outlook, lost } = this.#effort;
    const iceServers = context.iceServers();
    if (outlook === 'bleak') {
      return { status: 'blocked', cause: blockedCause(iceServers, this.#candidates) };
    }
    if (lost) return { status: 'reconnecting' };
    const direct = outlook === 'anyWay' && !context.relayOnly();
    return { status: 'connecting', tries: direct || !offersRelay(iceServers) ? 'anyWay' : 'relay' };
  }

  /** Makes the next connection and its offer, and tries as often as if it were the first. */
  connect(): void {
    this.#begin();
    this.#openNext();
  }

  /** There is a road for signals again: what was tried while there was none does not count. */
  resume(): void {
    const { link, isUp } = this;
    if (link?.repeatOffer() || isUp) return;
    this.#begin();
    if (!link) return this.#openNext();
    if (link.phase === 'starting' && !link.failed) return;
    if (this.#links.polite) this.#ask();
    else this.#step();
  }

  /** This side has another network: what flows may not for long, and nobody else knows. */
  onNetworkChange(): void {
    const { link } = this;
    if (!link) return;
    if (link.phase === 'starting' && this.#effort.steppedWithin(BURST_MS)) return;
    this.#begin();
    link.doubt(true);
    this.#step();
  }

  /** Takes a signal by whichever road it came. What belongs to an earlier attempt is dropped. */
  receive(signal: PeerSignal): void {
    if (signal.type === 'restartRequest') return this.#onRequest(signal.attempt);
    switch (judgeSignal(signal, this.#links)) {
      case 'apply':
        return void this.link?.receive(signal);
      case 'follow':
        return void this.#follow(signal.attempt).receive(signal);
      case 'late':
        return this.#onLate(signal);
      case 'drop':
    }
  }

  /** Looks at what has no event: silence, and a step that is due. */
  poll(nowMs: number): void {
    this.#links.poll(nowMs);
    this.#pursue(nowMs);
    this.link?.poll(nowMs);
  }

  close(): void {
    this.#links.close();
  }

  /** Those of this effort, of all of its connections. */
  get #candidates(): SidesSeen {
    const { seen } = this.#effort;
    return this.link ? seenInEither(seen, this.link.candidates) : seen;
  }

  /** Does what is due for a link that is not up. */
  #pursue(nowMs: number): void {
    if (this.isUp) return;
    const { id, context, onChange } = this.#options;
    if (this.#effort.look(nowMs)) onChange();
    if (!context.reaches(id)) return;
    const { condition, polite } = this.#links;
    const verdict = this.#effort.judge(condition, polite, nowMs);
    if (verdict === 'ask') this.#ask();
    else if (verdict !== 'wait') this.#step();
  }

  /** A restart first, of what was up; then one connection after the other. */
  #step(): void {
    const link = this.#restartable;
    if (!link) return this.#openNext();
    this.#effort.step('restart');
    link.restart();
  }

  /** The connection that was up, and for which nothing was done yet. */
  get #restartable(): PeerLink | null {
    const { link } = this;
    const isNew = !link || link.ended || link.phase === 'starting';
    return isNew || !this.#effort.isFresh ? null : link;
  }

  #ask(): void {
    const { id, context } = this.#options;
    const { attempt } = this;
    this.#effort.ask();
    // Before the first attempt there is nothing to ask about.
    if (attempt > 0) context.send(id, { type: 'restartRequest', attempt });
  }

  #onRequest(attempt: number): void {
    const { link, isUp } = this;
    if (attempt > this.attempt) return this.#openNext(attempt);
    // Closed over there since it was asked: another one is coming from there.
    if (this.#effort.steppedWithin(SETTLING_MS) || link?.ended) return;
    // The offer of the last step may be lost. Any other one does not restart, and is said again by what does.
    if (!this.#restartable && link?.repeatOffer()) return;
    // It asks about a connection that has made way for one that works.
    if (attempt < this.attempt && isUp) return;
    this.#step();
  }

  /** Who lost count, as by loading the page again, is told where to go on. */
  #onLate(signal: PeerSignal): void {
    if (signal.type !== 'offer' || this.isUp) return;
    if (!this.link?.repeatOffer()) this.#ask();
  }

  #begin(): void {
    const { link } = this;
    this.#effort.begin(this.#effort.lost || (link !== null && link.phase !== 'starting'));
    this.#options.onBegin();
  }

  #onUp(link: PeerLink): void {
    // What follows pictures that were lost means nothing without a whole one.
    if (this.#effort.lost) link.renewPictures();
    this.#begin();
    this.#options.onCertificates(link);
  }

  #onDown(link: PeerLink): void {
    this.#begin();
    this.#options.onDown(link);
  }

  #onNegotiated(link: PeerLink): void {
    // Another certificate may have come with it.
    if (this.isUp) this.#options.onCertificates(link);
    if (this.isUp) this.#effort.begin(true);
    // The other side restarts, and need not be asked to.
    else if (this.#effort.isFresh) this.#effort.step('restart');
    this.#effort.answer();
  }

  /** @param after the number to count on from, which the other side may know better */
  #openNext(after = this.attempt): void {
    this.#retire();
    const relayFirst = this.#effort.relayTurn && offersRelay(this.#options.context.iceServers());
    this.#links.open(after + 1, relayFirst).offer();
  }

  #follow(attempt: number): PeerLink {
    this.#retire();
    return this.#links.open(attempt, false);
  }

  /** Makes room for another connection, which is the next step. */
  #retire(): void {
    const { link } = this;
    this.#links.retire();
    if (link) this.#effort.note(link.candidates);
    this.#effort.step('connection');
  }
}
