import type { IceServer } from '../signaling/events';
import type { PeerId } from '../signaling/identifiers';
import type { ControlMessage, PeerFacts, PeerSignal } from '../signaling/peer-signal';
import type { PeerView } from './call-snapshot';
import type { LocalTracks } from './local-tracks';
import type { LinkEdges } from './peer-link';
import { PeerLink } from './peer-link';
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
  iceServers(): readonly IceServer[];
  tracks(): LocalTracks;
  quality(): LinkQuality;
  facts(): PeerFacts;
  send(to: PeerId, signal: PeerSignal): void;
  /** Something in this peer's view changed. */
  changed(peer: Peer): void;
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
  #speaking = silent;
  #view: PeerView | null = null;

  constructor(id: PeerId, context: PeerContext) {
    this.id = id;
    this.#context = context;
  }

  get view(): PeerView {
    this.#view ??= this.#draw();
    return this.#view;
  }

  get connected(): boolean {
    return this.#link?.state === 'connected';
  }

  get presence(): Presence {
    return this.#presence;
  }

  setPresence(presence: Presence): void {
    if (this.#presence === presence) return;
    this.#presence = presence;
    this.#changed();
  }

  /** Starts the next attempt and makes its offer, in place of whatever link there was. */
  lead(): void {
    this.#open((this.#link?.attempt ?? 0) + 1).lead();
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

  /** Looks at what has no event: loudness, and the size of what the camera delivers. */
  poll(nowMs: number): void {
    if (!this.#link) return;
    this.#link.refreshEncodings();
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

  #open(attempt: number): PeerLink {
    this.close({ goodbye: false });
    const context = this.#context;
    const link = new PeerLink({
      edges: context.edges,
      attempt,
      polite: this.#polite,
      iceServers: context.iceServers(),
      tracks: context.tracks(),
      quality: context.quality(),
      facts: () => context.facts(),
      sendThroughServer: (signal) => context.send(this.id, signal),
      onMessage: (message) => this.#hear(message),
      onChange: () => this.#changed(),
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

  #draw(): PeerView {
    const streams = this.#link?.streams;
    const facts = this.#facts;
    return {
      id: this.id,
      facts,
      away: this.#presence !== 'here',
      link: this.#link?.state ?? 'connecting',
      speaking: this.#speaking.speaking && facts?.microphone === true,
      camera: facts?.camera ? (streams?.camera ?? null) : null,
      microphone: streams?.microphone ?? null,
      screen: streams?.screen ?? null,
      screenAudio: streams?.screenAudio ?? null,
    };
  }
}
