import { SnapshotFeed } from '../base/snapshot-feed';
import type { TextStorage } from './text-storage';
import { deviceStorage } from './text-storage';

/**
 * A choice between on and off, made in one place and followed in others. Outlives the page where the storage does, and
 * holds as long as the page in any case.
 */
export class RememberedSwitch {
  /** How it stands where nobody has chosen. */
  readonly atFirst: boolean;
  readonly #key: string;
  readonly #storage: TextStorage;
  /** What was chosen here. */
  readonly #chosen = new SnapshotFeed<boolean | null>(null);

  constructor(key: string, atFirst: boolean, storage: TextStorage = deviceStorage) {
    this.#key = key;
    this.atFirst = atFirst;
    this.#storage = storage;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#chosen.subscribe(listener);

  readonly getSnapshot = (): boolean => {
    const kept = this.#storage.getItem(this.#key);
    // Before what was chosen here: another tab may have chosen since.
    if (kept === 'on' || kept === 'off') return kept === 'on';
    return this.#chosen.current ?? this.atFirst;
  };

  readonly choose = (on: boolean): void => {
    this.#storage.setItem(this.#key, on ? 'on' : 'off');
    this.#chosen.publish(on);
  };
}
