import type { TextStorage } from '../storage/text-storage';

export type DeviceRole = 'microphone' | 'camera' | 'speaker';

const MUSIC = 'tertulia.music';

/**
 * Which devices the person chose; '' is the system's default. Outlives the page where the storage does,
 * and holds as long as the page in any case.
 */
export class DeviceMemory {
  readonly #storage: TextStorage;
  readonly #chosen = new Map<DeviceRole, string>();

  constructor(storage: TextStorage) {
    this.#storage = storage;
  }

  chosen(role: DeviceRole): string {
    return this.#chosen.get(role) ?? this.#storage.getItem(key(role)) ?? '';
  }

  /** Whether the microphone is for music. */
  get music(): boolean {
    return this.#storage.getItem(MUSIC) === 'yes';
  }

  setMusic(music: boolean): void {
    this.#storage.setItem(MUSIC, music ? 'yes' : '');
  }

  choose(role: DeviceRole, deviceId: string): void {
    this.#chosen.set(role, deviceId);
    this.#storage.setItem(key(role), deviceId);
  }
}

function key(role: DeviceRole): string {
  return `tertulia.${role}`;
}
