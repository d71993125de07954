import type { Clock } from '../base/clock';
import { systemClock } from '../base/clock';
import { once } from '../base/once';
import { SnapshotFeed } from '../base/snapshot-feed';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';

const KEY = 'tertulia.captions';

/** Tags as browsers take them (BCP 47), and nothing that was put there otherwise. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;

/** Whoever goes through a list by keyboard chooses each of its languages for a moment. */
const PASSING_MS = 800;

export interface CaptionChoiceSnapshot {
  /** What captions are made of; null: there are none. */
  readonly language: string | null;
  /** Which time that was chosen: the same language once more is another try. */
  readonly time: number;
  /** What was chosen, while the browser sees to it. */
  readonly awaited: string | null;
  /** What was chosen last, if the browser could not get what it needs for that. */
  readonly failed: string | null;
}

/** Nobody has chosen. */
export const noCaptions: CaptionChoiceSnapshot = {
  language: null,
  time: 0,
  awaited: null,
  failed: null,
};

/** The language that captions are made of, as chosen on this device. The later word counts, whatever takes its time. */
export class CaptionChoice {
  readonly #storage: TextStorage;
  readonly #clock: Clock;
  readonly #feed: SnapshotFeed<CaptionChoiceSnapshot>;
  #endWaiting: () => void = () => undefined;
  #latest = 0;

  constructor(storage: TextStorage = deviceStorage, clock: Clock = systemClock) {
    this.#storage = storage;
    this.#clock = clock;
    const kept = storage.getItem(KEY);
    const language = kept !== null && LANGUAGE.test(kept) ? kept : null;
    this.#feed = new SnapshotFeed({ ...noCaptions, language });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): CaptionChoiceSnapshot => this.#feed.current;

  /** Ends captions, and whatever was awaited for them. */
  readonly chooseNone = (): void => {
    this.#begin();
    this.#storage.removeItem(KEY);
    this.#publish({ language: null, awaited: null, failed: null });
  };

  /**
   * Until it is there, and if it can't be got, captions are as they were.
   *
   * @param fetchIt has the browser get what the language needs. @returns whether it has it
   */
  readonly choose = (language: string, fetchIt: () => Promise<boolean>): void => {
    const own = this.#begin();
    this.#publish({ awaited: language, failed: null });
    this.#endWaiting = once(this.#clock, PASSING_MS, () => {
      void fetchIt().then((isThere) => {
        if (own === this.#latest) this.#settle(language, isThere);
      });
    });
  };

  #begin(): number {
    this.#endWaiting();
    return (this.#latest += 1);
  }

  #settle(language: string, isThere: boolean): void {
    if (!isThere) {
      this.#publish({ awaited: null, failed: language });
      return;
    }
    this.#storage.setItem(KEY, language);
    this.#publish({ language, time: this.#latest, awaited: null });
  }

  #publish(change: Partial<CaptionChoiceSnapshot>): void {
    this.#feed.publish({ ...this.#feed.current, ...change });
  }
}

/** Of this browser. */
export const captionChoice = new CaptionChoice();
