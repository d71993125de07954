import type { LinkFingerprints } from '../phrase/link-fingerprints';
import type { Participant } from '../phrase/membership';
import type { IceServer } from '../signaling/events';
import type { PeerId, SessionId } from '../signaling/identifiers';
import { NO_SESSION } from '../signaling/identifiers';
import type {
  ControlMessage,
  PeerFacts,
  PeerSignal,
  PhraseMessage,
} from '../signaling/peer-signal';
import { blockedCause, offersRelay } from './blocked-cause';
import type { LinkState, PeerView } from './call-snapshot';
import type { EffortVerdict, LinkEffort } from './link-effort';
import { effortAt, effortFailed, judgeEffort } from './link-effort';
import type { LocalTracks } from './local-tracks';
import type { LinkEdges } from './peer-link';
import { PeerLink } from './peer-link';
import type { PeerTrust } from './peer-trust';
import { continuedIn, doubted, provenIn, trustCause, trustIn, trustedAnew } from './peer-trust';
import type { LinkQuality } from './quality-table';
import { hearLevel, silent } from './speaking';

/**
 * What the server says of a peer's seat: its owner's socket is there, the seat is held meanwhile, or it
 * knows nothing (it was restarted, and the owner has not come back to it yet).
 */
export type Presence = 'here' | 'away' | 'unknown';

/** What a peer asks of the call it belongs to. */
export interface PeerContext {
  readonly edges: LinkEdges;
  self(): PeerId;
  /** Milliseconds, on a clock that goes on. */
  now(): number;
  /** Whether the server carries signals at the moment. */
  online(): boolean;
  iceServers(): readonly IceServer[];
  relayOnly(): boolean;
  certificate(): RTCCertificate | null;
  tracks(): LocalTracks;
  quality(): LinkQuality;
  facts(): PeerFacts;
  send(to: PeerId, signal: PeerSignal): void;
  /** The peer is gone: nothing of it is awaited. */
  forget(id: PeerId): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
  /** The control channel to this peer has opened. */
  opened(peer: Peer): void;
  /** The peer took a step towards the room's phrase. */
  phraseStep(peer: Peer, message: PhraseMessage): void;
  /** The peer asks this participant to mute. */
  muteRequested(peer: Peer): void;
  /** The peer said goodbye. */
  goodbye(peer: Peer): void;
  reportError(error: unknown): void;
}

/** Another participant: what is known of it, and at most one link to it at a time. */
export class Peer {
  readonly id: PeerId;
  readonly #context: PeerContext;
  #link: PeerLink | null = null;
  #facts: PeerFacts | null = null;
  #presence: Presence = 'here';
  #trust: PeerTrust = trustIn(NO_SESSION);
  #fingerprints: LinkFingerprints | null = null;
  #speaking = silent;
  #isUp = false;
  #wasConnected = false;
  #effort: LinkEffort;
  #verdict: EffortVerdict = 'wait';
  #view: PeerView | null = null;

  constructor(id: PeerId, context: PeerContext) {
    this.id = id;
    this.#context = context;
    this.#effort = effortAt(context.now(), 0);
  }

  get view(): PeerView {
    this.#view ??= this.#draw();
    return this.#view;
  }

  get connected(): boolean {
    return this.#link?.phase === 'up';
  }

  get presence(): Presence {
    return this.#presence;
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
    this.#setTrust(doubted(this.#trust));
    // Somebody with another key can't open this either, and learns so at once.
    if (isFirst && !this.#link) this.#leadAgain();
  }

  /** As the room's phrase sees it. A link that was up counts until another one is. */
  get participant(): Participant {
    const { id } = this;
    return { id, name: this.#facts?.name ?? '', fingerprints: this.#fingerprints };
  }

  setPresence(presence: Presence): void {
    if (this.#presence === presence) return;
    this.#presence = presence;
    // What was tried while nobody was there to answer does not count.
    if (presence === 'here' && !this.connected) this.#begin(0);
    this.#changed();
  }

  /**
   * Starts the next attempt and makes its offer, in place of whatever link there was, and tries as often
   * as if it were the first.
   */
  lead(): void {
    this.#begin(0);
    this.#leadAgain();
  }

  /** Takes a signal by whichever road it came. What belongs to an earlier attempt is dropped. */
  receive(signal: PeerSignal): void {
    if (signal.type !== 'candidate') this.#learn(signal.facts);
    const current = this.#link?.attempt ?? 0;
    if (signal.attempt < current) return;
    if (signal.attempt > current && signal.type === 'answer') return;
    const link = this.#link;
    const fits = link && signal.attempt === current && !this.#givesWayTo(signal, link);
    void (fits ? link : this.#open(signal.attempt)).receive(signal);
  }

  /**
   * When two first offers meet, the polite side takes the other's on a fresh connection: a rollback
   * would leave its own sections behind, asking to be offered again beside those it has taken over.
   */
  #givesWayTo(signal: PeerSignal, link: PeerLink): boolean {
    return signal.type === 'offer' && link.offers && this.#polite;
  }

  setTracks(tracks: LocalTracks): void {
    this.#link?.setTracks(tracks);
  }

  setQuality(quality: LinkQuality): void {
    this.#link?.setQuality(quality);
  }

  setIceServers(iceServers: readonly IceServer[]): void {
    this.#link?.setIceServers(iceServers);
  }

  sendFacts(): void {
    this.#link?.sendFacts();
  }

  /** Sends over the control channel, or not at all while that is not open. */
  tell(message: ControlMessage): void {
    this.#link?.tell(message);
  }

  /** Looks at what has no event: loudness, the way media take, and a link that does not come up. */
  poll(nowMs: number): void {
    if (!this.connected) this.#pursue(nowMs);
    if (!this.#link) return;
    this.#link.poll(nowMs);
    const heard = hearLevel(this.#speaking, this.#link.audioLevel(), nowMs);
    const differs = heard.speaking !== this.#speaking.speaking;
    this.#speaking = heard;
    if (differs) this.#changed();
  }

  close({ goodbye }: { goodbye: boolean }): void {
    this.#link?.close({ goodbye });
    this.#link = null;
  }

  /** Both sides come to the same answer without a word. */
  get #polite(): boolean {
    return this.#context.self() < this.id;
  }

  #leadAgain(): void {
    this.#open((this.#link?.attempt ?? 0) + 1).lead();
  }

  /** Goes on to the next attempt when the one there is had its time. Nobody can be called who is away. */
  #pursue(nowMs: number): void {
    if (this.#presence !== 'here' || !this.#context.online()) return;
    const verdict = judgeEffort(this.#effort, this.#polite, nowMs);
    if (verdict === 'retry') return this.#leadAgain();
    if (verdict === this.#verdict) return;
    this.#verdict = verdict;
    this.#changed();
  }

  #begin(attempts: number): void {
    this.#effort = effortAt(this.#context.now(), attempts);
    this.#verdict = 'wait';
    if (attempts === 0) this.#trust = trustedAnew(this.#trust);
  }

  #setTrust(trust: PeerTrust): void {
    if (trust === this.#trust) return;
    this.#trust = trust;
    this.#changed();
  }

  #onLinkChange(link: PeerLink): void {
    const isUp = link.phase === 'up';
    if (isUp !== this.#isUp) this.#begin(0);
    this.#isUp = isUp;
    if (isUp) {
      this.#wasConnected = true;
      this.#fingerprints = link.fingerprints;
    } else if (link.exhausted) {
      this.#effort = effortFailed(this.#effort, this.#context.now());
    }
    this.#changed();
  }

  #open(attempt: number): PeerLink {
    this.close({ goodbye: false });
    this.#isUp = false;
    this.#begin(this.#effort.attempts + 1);
    const context = this.#context;
    const link = new PeerLink({
      edges: context.edges,
      attempt,
      polite: this.#polite,
      iceServers: context.iceServers(),
      relayOnly: context.relayOnly(),
      certificate: context.certificate(),
      tracks: context.tracks(),
      quality: context.quality(),
      facts: () => context.facts(),
      sendThroughServer: (signal) => context.send(this.id, signal),
      onMessage: (message) => this.#hear(message),
      onOpen: () => context.opened(this),
      onChange: () => this.#onLinkChange(link),
      onError: (error) => context.reportError(error),
    });
    this.#link = link;
    this.#changed();
    return link;
  }

  #hear(message: ControlMessage): void {
    switch (message.type) {
      case 'facts':
        return this.#learn(message.facts);
      case 'phraseCommit':
      case 'phraseReveal':
      case 'verified':
        return this.#context.phraseStep(this, message);
      case 'muteRequest':
        return this.#context.muteRequested(this);
      case 'goodbye':
        return this.#context.goodbye(this);
      default:
        return this.receive(message);
    }
  }

  #learn(facts: PeerFacts): void {
    this.#facts = facts;
    this.#changed();
  }

  #changed(): void {
    this.#view = null;
    this.#context.changed(this);
  }

  #linkState(): LinkState {
    const link = this.#link;
    if (link?.phase === 'up') return { status: 'connected', path: link.path };
    const iceServers = this.#context.iceServers();
    const hopeless = this.#verdict === 'exhausted';
    const untrusted = trustCause(this.#trust, hopeless);
    if (untrusted) return { status: 'blocked', cause: untrusted };
    if (hopeless) {
      const seen = link?.candidates ?? { local: 'none', remote: 'none' };
      return { status: 'blocked', cause: blockedCause(iceServers, seen) };
    }
    if (this.#wasConnected) return { status: 'reconnecting' };
    const direct = this.#verdict === 'wait' && !this.#context.relayOnly();
    return { status: 'connecting', tries: direct || !offersRelay(iceServers) ? 'anyWay' : 'relay' };
  }

  #draw(): PeerView {
    const streams = this.#link?.streams;
    const facts = this.#facts;
    return {
      id: this.id,
      facts,
      away: this.#presence !== 'here',
      proven: this.#trust.proven,
      tampered: this.#trust.tampered,
      link: this.#linkState(),
      speaking: this.#speaking.speaking && facts?.microphone === true,
      camera: facts?.camera ? (streams?.camera ?? null) : null,
      microphone: streams?.microphone ?? null,
      screen: streams?.screen ?? null,
      screenAudio: streams?.screenAudio ?? null,
    };
  }
}
