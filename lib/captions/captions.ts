import type { Clock } from '../base/clock';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { Recognition } from './device-recognition';
import type { CaptionRefusal } from './transcription';
import { SHOWN_MS, Transcription } from './transcription';

/** How often it is looked what has been read. */
const LOOK_MS = 1_000;

/** So many people are shown at once, those who spoke last. */
const MOST_LINES = 3;

/** What one person said last. */
export interface Caption<Id> {
  readonly id: Id;
  readonly text: string;
  /** When it was said. */
  readonly atMs: number;
}

export interface CaptionsSnapshot<Id> {
  /** Who began to speak first stands first. */
  readonly lines: readonly Caption<Id>[];
  /** Why the browser makes no captions of that language after all; null while it does. */
  readonly refused: CaptionRefusal | null;
}

/**
 * Text of what others say, made on this device from the sound that it plays anyway: nothing of it is sent, and it asks
 * nothing of the others or of their browsers.
 */
export class Captions<Id> {
  readonly #feed = new SnapshotFeed<CaptionsSnapshot<Id>>({ lines: [], refused: null });
  readonly #transcriptions = new Map<
    Id,
    { readonly track: MediaStreamTrack; readonly transcription: Transcription }
  >();
  readonly #recognition: Recognition;
  readonly #language: string;
  readonly #clock: Clock;
  #spoken: readonly Caption<Id>[] = [];

  /** @param language as BCP 47 has it */
  constructor(recognition: Recognition, language: string, clock: Clock) {
    this.#recognition = recognition;
    this.#language = language;
    this.#clock = clock;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): CaptionsSnapshot<Id> => this.#feed.current;

  /** @returns what ends it. */
  open(): () => void {
    const endLooking = this.#clock.every(LOOK_MS, () => this.#forget());
    return () => {
      endLooking();
      this.#hearNobody();
    };
  }

  /** @param tracks what is heard of each person; who is missing is heard no more */
  hear(tracks: ReadonlyMap<Id, MediaStreamTrack>): void {
    if (this.#feed.current.refused) return;
    for (const [id, { track, transcription }] of this.#transcriptions) {
      if (tracks.get(id) === track) continue;
      transcription.close();
      this.#transcriptions.delete(id);
    }
    for (const [id, track] of tracks) {
      if (this.#transcriptions.has(id)) continue;
      const transcription = new Transcription(this.#recognition, track, {
        language: this.#language,
        clock: this.#clock,
        onText: (text) => this.#note(id, text),
        onRefusal: (why) => this.#refuse(why),
      });
      this.#transcriptions.set(id, { track, transcription });
    }
  }

  #note(id: Id, text: string): void {
    const one = { id, text, atMs: this.#clock.now() };
    const isThere = this.#spoken.some((spoken) => spoken.id === id);
    this.#show(
      isThere
        ? this.#spoken.map((spoken) => (spoken.id === id ? one : spoken))
        : [...this.#spoken, one],
    );
  }

  #forget(): void {
    const left = this.#spoken.filter(({ atMs }) => this.#clock.now() - atMs < SHOWN_MS);
    if (left.length < this.#spoken.length) this.#show(left);
  }

  #show(spoken: readonly Caption<Id>[]): void {
    this.#spoken = spoken;
    const latest = [...spoken].sort((a, b) => b.atMs - a.atMs).slice(0, MOST_LINES);
    this.#feed.publish({
      ...this.#feed.current,
      lines: spoken.filter((one) => latest.includes(one)),
    });
  }

  #hearNobody(): void {
    for (const { transcription } of this.#transcriptions.values()) transcription.close();
    this.#transcriptions.clear();
  }

  #refuse(refused: CaptionRefusal): void {
    this.#hearNobody();
    this.#spoken = [];
    this.#feed.publish({ lines: [], refused });
  }
}
