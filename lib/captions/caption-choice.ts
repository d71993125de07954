import { SnapshotFeed } from '../base/snapshot-feed';
import type { TextStorage } from '../storage/text-storage';
import { deviceStorage } from '../storage/text-storage';

const KEY = 'tertulia.captions';

/** Tags as browsers take them (BCP 47), and nothing that was put there otherwise. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;

/** The language that captions are made of; null: there are none. Remembered on this device. */
export class CaptionChoice {
  readonly #storage: TextStorage;
  readonly #feed: SnapshotFeed<string | null>;

  constructor(storage: TextStorage = deviceStorage) {
    this.#storage = storage;
    const kept = storage.getItem(KEY);
    this.#feed = new SnapshotFeed(kept !== null && LANGUAGE.test(kept) ? kept : null);
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#feed.subscribe(listener);

  readonly getSnapshot = (): string | null => this.#feed.current;

  readonly choose = (language: string | null): void => {
    if (language === null) this.#storage.removeItem(KEY);
    else this.#storage.setItem(KEY, language);
    this.#feed.publish(language);
  };
}

/** Of this browser. */
export const captionChoice = new CaptionChoice();
