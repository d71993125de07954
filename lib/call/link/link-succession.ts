import type { PeerId } from '../../signaling/identifiers';
import { LivenessWatch } from './liveness-watch';
import type { LinkContext } from './link-context';
import type { LinkCondition } from './link-effort';
import { PeerLink } from './peer-link';

export interface LinkSuccessionOptions {
  id: PeerId;
  context: LinkContext;
  /** The number of the last attempt, 0 when there was none. */
  attempt: number;
  /** @returns what is to be done about what came over the control channel; null when it is no message */
  read: (data: unknown) => (() => void) | null;
  /** The control channel carries from now on. */
  onOpen: () => void;
  /** Media flow. */
  onUp: (link: PeerLink) => void;
  /** Nothing is heard for a moment, and they may do so no more. */
  onQuiet: () => void;
  /** They do so no more. */
  onDown: (link: PeerLink) => void;
  /** Both descriptions of an offer and its answer are in force. */
  onNegotiated: (link: PeerLink) => void;
  /** ICE gave up. */
  onFailed: () => void;
  /** Another connection is needed. */
  onStuck: () => void;
  /** Something happened, and it may be time for the next step. */
  onDue: () => void;
  /** What is to be shown has changed. */
  onChange: () => void;
}

/** One connection after the other to one peer, never two at once; and whether media flow over the one there is. */
export class LinkSuccession {
  readonly #options: LinkSuccessionOptions;
  #link: PeerLink | null = null;
  #attempt: number;
  #liveness = new LivenessWatch();
  #isSilent = false;
  #isUp = false;
  #hasFailed = false;
  #downSinceMs: number;

  constructor(options: LinkSuccessionOptions) {
    this.#options = options;
    this.#attempt = options.attempt;
    this.#downSinceMs = options.context.now();
  }

  get link(): PeerLink | null {
    return this.#link;
  }

  /** The number of the last attempt; 0 before the first. */
  get attempt(): number {
    return this.#attempt;
  }

  /** Whether media flow. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Both sides come to the same answer without a word. */
  get polite(): boolean {
    const { id, context } = this.#options;
    return context.self() < id;
  }

  get condition(): LinkCondition {
    const link = this.#link;
    if (this.#isUp) return 'up';
    if (!link || link.phase === 'starting') return 'starting';
    if (link.failed) return 'failed';
    // Closed over there: most likely another one is coming from there.
    return link.phase === 'up' && !link.ended ? 'silent' : 'shaky';
  }

  /** For how long media have not flowed. */
  downMs(nowMs: number): number {
    return this.#isUp ? 0 : nowMs - this.#downSinceMs;
  }

  /** Takes down what there is, to make room for another connection. */
  retire(): void {
    const link = this.#link;
    if (link && this.#isUp) this.#setUp(false, link);
    this.#isSilent = false;
    this.#hasFailed = false;
    this.#liveness = new LivenessWatch();
    this.close();
  }

  /** @param relayFirst whether its first candidates are to be relayed ones */
  open(attempt: number, relayFirst: boolean): PeerLink {
    const { id, context, read, onOpen, onChange, onNegotiated, onStuck } = this.#options;
    const link = new PeerLink({
      edges: context.edges,
      attempt,
      polite: this.polite,
      iceServers: context.iceServers(),
      certificate: context.certificate(),
      relayOnly: context.relayOnly(),
      relayFirst: relayFirst || context.relayFirst(),
      tracks: context.tracks(),
      quality: context.budget(id),
      openChannels: (connection) => context.openChannels(id, connection),
      now: () => context.now(),
      facts: () => context.facts(),
      isOtherRoad: () => context.reaches(id),
      sendAround: (signal) => context.send(id, signal),
      onMessage: (data) => {
        const message = read(data);
        if (!message) return;
        this.#onHeard(link);
        message();
      },
      onBeat: () => this.#onHeard(link),
      onOpen,
      onChange: () => this.#onLinkChange(link),
      onNegotiated: () => onNegotiated(link),
      onStuck,
      onError: (error) => context.reportError(error),
    });
    this.#attempt = attempt;
    this.#link = link;
    onChange();
    return link;
  }

  /** Looks at what has no event: silence. */
  poll(nowMs: number): void {
    const link = this.#link;
    if (!link) return;
    const wasQuiet = this.#liveness.isQuiet;
    // What is known to be down is not listened to: it may come back at any moment.
    this.#isSilent =
      link.phase === 'up' &&
      this.#liveness.isSilent((sinceMs) => link.arrivedSince(sinceMs, nowMs), nowMs);
    if (this.#liveness.isQuiet && !wasQuiet) this.#options.onQuiet();
    if (this.#isSilent) link.doubt(true);
    this.#observe(link);
  }

  close(): void {
    this.#link?.close();
    this.#link = null;
  }

  #onHeard(link: PeerLink): void {
    this.#liveness.heard(this.#options.context.now());
    link.doubt(false);
  }

  #onLinkChange(link: PeerLink): void {
    const { onFailed, onDue, onChange } = this.#options;
    this.#observe(link);
    // What had failed before a step does not count against that one.
    if (link.failed && !this.#hasFailed) onFailed();
    this.#hasFailed = link.failed;
    // Not left to the next poll: a page in the background polls seldom.
    onDue();
    onChange();
  }

  #observe(link: PeerLink): void {
    const isUp = link.phase === 'up' && !this.#isSilent && !link.ended;
    if (isUp === this.#isUp) return;
    this.#setUp(isUp, link);
    this.#options.onChange();
  }

  #setUp(isUp: boolean, link: PeerLink): void {
    const { context, onUp, onDown } = this.#options;
    this.#isUp = isUp;
    if (isUp) return onUp(link);
    this.#downSinceMs = context.now();
    onDown(link);
  }
}
