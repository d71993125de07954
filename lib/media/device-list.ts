import type { DeviceChange } from './device-change';

export interface DeviceListOptions {
  readonly mediaDevices: () => MediaDevices | null;
  /** Told of everything that was enumerated. */
  readonly listed: (change: DeviceChange) => void;
  /** Told after that when devices may have come or gone. */
  readonly changed: () => void;
}

/** The devices there are, followed as they come and go. */
export class DeviceList {
  readonly #options: DeviceListOptions;
  #devices: readonly MediaDeviceInfo[] = [];
  #reading: Promise<void> = Promise.resolve();
  #following: MediaDevices | null = null;

  constructor(options: DeviceListOptions) {
    this.#options = options;
  }

  open(): void {
    this.#following = this.#options.mediaDevices();
    this.#following?.addEventListener('devicechange', this.lookAgain);
    this.refresh();
  }

  close(): void {
    this.#following?.removeEventListener('devicechange', this.lookAgain);
    this.#following = null;
  }

  get devices(): readonly MediaDeviceInfo[] {
    return this.#devices;
  }

  has(kind: MediaDeviceKind, deviceId: string): boolean {
    return this.#devices.some((device) => device.kind === kind && device.deviceId === deviceId);
  }

  /** Enumerates again: permissions bring to light ids and labels that were withheld. */
  refresh(): void {
    void this.#read();
  }

  /** Enumerates again, as after a change: browsers may not tell a page of one that was put away meanwhile. */
  readonly lookAgain = (): void => {
    void this.#read().then(() => {
      if (this.#following) this.#options.changed();
    });
  };

  /** One after the other, so that an older list never takes the place of a newer one. */
  #read(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#enumerate());
    return this.#reading;
  }

  async #enumerate(): Promise<void> {
    const now = await this.#following?.enumerateDevices().catch(() => null);
    if (!now || !this.#following) return;
    const before = this.#devices;
    this.#devices = now;
    this.#options.listed({ before, now });
  }
}
