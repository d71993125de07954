/** A track of a device or a screen, as far as local media look at one. Passes for a MediaStreamTrack. */
export class FakeMediaTrack extends EventTarget {
  enabled = true;
  contentHint = '';
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  /** What was asked of the track after it was there. */
  readonly applied: MediaTrackConstraints[] = [];
  refusesConstraints = false;
  readonly capabilities: { torch?: boolean } = {};
  /** How large a screen is by itself; a box scales it down in its shape (W3C screen-capture 5.5). */
  readonly natural: { width?: number; height?: number };
  #box: MediaTrackConstraints = {};

  constructor(
    readonly kind: 'audio' | 'video',
    readonly settings: MediaTrackSettings = {},
    readonly label = '',
  ) {
    super();
    const { width, height } = settings;
    this.natural = { ...(width && { width }), ...(height && { height }) };
  }

  getSettings(): MediaTrackSettings {
    const { width, height } = this.natural;
    if (!width || !height) return this.settings;
    const scale = Math.max(1, width / most(this.#box.width), height / most(this.#box.height));
    return {
      ...this.settings,
      width: Math.round(width / scale),
      height: Math.round(height / scale),
    };
  }

  getCapabilities() {
    return this.capabilities;
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    if (this.refusesConstraints) throw new DOMException('', 'OverconstrainedError');
    this.#box = constraints;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The system takes the device away for a while, or gives it back. */
  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** Ends by itself, which unlike {@link stop} is told. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

function most(side: ConstrainULong | undefined): number {
  return typeof side === 'object' ? (side.max ?? Infinity) : Infinity;
}
