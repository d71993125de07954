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
  readonly #listeners = new Set<() => void>();
  #chosen: boolean | null = null;

  constructor(key: string, atFirst: boolean, storage: TextStorage = deviceStorage) {
    this.#key = key;
    this.atFirst = atFirst;
    this.#storage = storage;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): boolean => {
    const kept = this.#storage.getItem(this.#key);
    // Before what was chosen here: another tab may have chosen since.
    if (kept === 'on' || kept === 'off') return kept === 'on';
    return this.#chosen ?? this.atFirst;
  };

  readonly choose = (on: boolean): void => {
    this.#chosen = on;
    this.#storage.setItem(this.#key, on ? 'on' : 'off');
    for (const listener of this.#listeners) listener();
  };
}
