import type { PeerFacts } from '../../signaling/peer-signal';
import type { RemoteStreams } from '../media/remote-tracks';
import type { Resting, Rests } from '../messages/resting';
import { nothingRests } from '../messages/resting';
import type { Sending } from '../stats/link-mark';
import { LastPicture } from './last-picture';
import { VoiceWatch } from './voice-watch';

/** The part of a peer's view that tells what is seen and heard of it. */
export interface AppearanceView {
  /** Null until the peer's first offer or answer arrived. */
  readonly facts: PeerFacts | null;
  readonly speaking: boolean;
  /** Why the camera is not sent here though it is on; null when it is. */
  readonly resting: Resting | null;
  /** Whether what is heard with the shared screen is not sent here, as its line has no room for it. */
  readonly screenSoundRests: boolean;
  /** Video of the camera; null when there is none to show. */
  readonly camera: MediaStream | null;
  /** The microphone's sound. */
  readonly microphone: MediaStream | null;
  /** The shared screen's picture; null when nothing is shared. */
  readonly screen: MediaStream | null;
  /** The shared screen's sound. */
  readonly screenAudio: MediaStream | null;
}

/** What one peer is to eyes and ears: what it says of itself, what comes of it, and what was seen last. */
export class Appearance {
  readonly #now: () => number;
  readonly #lastPicture = new LastPicture();
  readonly #voice: VoiceWatch;
  #facts: PeerFacts | null = null;
  #rests = nothingRests;

  /** @param now milliseconds, on a clock that goes on */
  constructor(now: () => number) {
    this.#now = now;
    this.#voice = new VoiceWatch(now);
  }

  /** What it tells of itself; null until it did. */
  get facts(): PeerFacts | null {
    return this.#facts;
  }

  /** What it sends, as it says; null until it did. */
  get sending(): Sending | null {
    const facts = this.#facts;
    return facts && { microphone: facts.microphone, camera: facts.camera && !this.#rests.cause };
  }

  learn(facts: PeerFacts): void {
    this.#facts = facts;
  }

  /** What it has and does not send to this participant. @returns whether that is news */
  setRests(rests: Rests): boolean {
    const { cause, screenSound } = this.#rests;
    this.#rests = rests;
    return rests.cause !== cause || rests.screenSound !== screenSound;
  }

  /** The link is lost by which these came: they stand still for a while. */
  keep(streams: RemoteStreams): void {
    this.#lastPicture.keep(streams, this.#now());
  }

  /**
   * Looks at what has no event: loudness, and the time of the last picture.
   *
   * @param link null while none is up
   * @returns whether there is something else to be shown
   */
  poll(link: { audioLevel: () => number } | null, nowMs: number): boolean {
    const hasFaded = this.#lastPicture.fade(nowMs);
    // Where there can be nothing to hear, nothing is asked.
    const level = () => (link && this.#facts?.microphone === true ? link.audioLevel() : 0);
    const differs = this.#voice.poll(level, nowMs);
    return hasFaded || differs;
  }

  /** @param streams of the link that there is, up or not */
  view(streams: RemoteStreams | undefined, isUp: boolean): AppearanceView {
    const facts = this.#facts;
    const { cause, screenSound } = this.#rests;
    // A new connection has nothing to show before it is up.
    const pictures = isUp ? streams : (this.#lastPicture.streams ?? streams);
    return {
      facts,
      speaking: this.#voice.speaking && facts?.microphone === true,
      resting: facts?.camera ? cause : null,
      screenSoundRests: facts?.screen === true && screenSound,
      camera: facts?.camera && !cause ? (pictures?.camera ?? null) : null,
      microphone: streams?.microphone ?? null,
      screen: pictures?.screen ?? null,
      screenAudio: streams?.screenAudio ?? null,
    };
  }
}
